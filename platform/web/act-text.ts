import type { Text } from './text.ts';

/** An act of the journal in words: the module's own text, else the web's, else its name as it is. */
export function actText(t: Text, act: string): string {
  const candidates = [`act.${act}`, `web.act.${act}`];
  for (const key of candidates) {
    const words = t(key);
    if (words !== key) return words;
  }
  return act;
}
