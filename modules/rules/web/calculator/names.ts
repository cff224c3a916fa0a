import type { Text } from '#platform/web/text.ts';

/** A line of a result in words: a programme, a benefit, or what the calculator itself calls it. */
export function lineName(t: Text, line: string): string {
  const candidates = [`calculator.programme.${line}`, `calculator.benefit.${line}`, `rules.line.${line}`];
  for (const key of candidates) {
    const words = t(key);
    if (words !== key) return words;
  }
  return line;
}

/** Months as they are said: one, or from and to. */
export function monthsText(months: readonly string[], monthText: (month: string) => string): string {
  const [first, last] = [months.at(0), months.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? monthText(first) : `${monthText(first)} – ${monthText(last)}`;
}
