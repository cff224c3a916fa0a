import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

type Language = 'id' | 'en';

const folder = fileURLToPath(new URL('../../locales', import.meta.url));
const loaded = new Map<Language, ReadonlyMap<string, string>>();

/**
 * A text of locales/<language>/*.json by its flat key (`error.<code>`, `reason.<code>` …), with `{{name}}`
 * filled from `details`. A key without text gives the key itself, so that a gap is seen and not hidden.
 */
export function textOf(
  language: Language,
  key: string,
  details: Readonly<Record<string, unknown>> = {},
): string {
  const text = textsOf(language).get(key) ?? key;
  if (!text.includes('{{')) return text;
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(details[name] ?? ''));
}

/** Every text of a language; two files with one key are a mistake and throw. */
export function textsOf(language: Language): ReadonlyMap<string, string> {
  const known = loaded.get(language);
  if (known) return known;
  const texts = new Map<string, string>();
  for (const file of readdirSync(join(folder, language)).filter((name) => name.endsWith('.json'))) {
    const content = z
      .record(z.string(), z.string())
      .parse(JSON.parse(readFileSync(join(folder, language, file), 'utf8')));
    for (const [key, text] of Object.entries(content)) {
      if (texts.has(key)) throw new Error(`locales/${language}/${file}: ${key} stands in another file too`);
      texts.set(key, text);
    }
  }
  loaded.set(language, texts);
  return texts;
}
