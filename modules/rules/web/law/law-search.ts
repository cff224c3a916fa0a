import type { DatedValueView, SwitchView } from '#modules/rules/web/api/index.ts';

/** What narrows the page: words typed, and one group. */
export interface Narrowing {
  readonly words: string;
  readonly group: string | null;
}

/** True when the value is of the group and every word begins a word of its name, its id, a law, an article or a note. */
export function isWanted(value: DatedValueView, { words, group }: Narrowing): boolean {
  if (group !== null && value.group !== group) return false;
  return hasWords(
    [
      value.id,
      ...Object.values(value.name),
      ...value.basis.flatMap(({ law, article }) => [law, article ?? '']),
      ...Object.values(value.note ?? {}),
    ],
    words,
  );
}

/** The same of an uncertain point; a point belongs to no group, so a chosen group hides none. */
export function isWantedSwitch(one: SwitchView, words: string): boolean {
  return hasWords(
    [
      one.name,
      ...Object.values(one.title),
      ...Object.values(one.note),
      ...one.basis.flatMap(({ law, article }) => [law, article ?? '']),
    ],
    words,
  );
}

function hasWords(texts: readonly string[], words: string): boolean {
  const held = ` ${texts.map(plain).join(' ')}`;
  return plain(words)
    .split(' ')
    .filter((word) => word !== '')
    .every((word) => beginsAWord(held, word));
}

/** A word begins after anything that is no letter and no figure: `2015` is found in `45/2015`, `JP` not in `JKJP`. */
function beginsAWord(held: string, word: string): boolean {
  for (let at = held.indexOf(word); at >= 0; at = held.indexOf(word, at + 1))
    if (!/[\p{L}\p{N}]/u.test(held[at - 1] ?? '')) return true;
  return false;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s(),.;]+/g, ' ')
    .trim();
}
