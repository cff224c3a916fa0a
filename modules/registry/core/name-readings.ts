import { nameTokens } from './names.ts';
import { isBorneByMany, spellingBeginnings, spellingKey, withShortTitles } from './spelling-key.ts';

/** How a name matched: its words as typed, its words in another spelling or short form, or the beginning of the last word. */
export const nameMatches = ['name', 'spelling', 'beginning'] as const;
export type NameMatch = (typeof nameMatches)[number];

/** One way to read what was typed: which words are of the name, which of a place. */
export interface NameSplit {
  readonly name: readonly string[];
  /** Empty: all words are of the name. */
  readonly place: readonly string[];
  /** The last word typed, perhaps not to its end, is of the place. */
  readonly placeIsOpen: boolean;
}

/** Words that say that a place follows. */
const placeWords: ReadonlySet<string> = new Set([
  'di',
  'desa',
  'ds',
  'kel',
  'kelurahan',
  'kec',
  'kecamatan',
  'banjar',
  'br',
  'dusun',
  'lingkungan',
]);
const longestPlace = 3;
/** Two letters begin so many names that finding them tells nothing and takes long. */
const shortestBeginning = 3;

/**
 * The ways to read words as a name with a place behind or before it: `sutarmi ubung`, `ubung kaja sutarmi`; after `di`, `desa`
 * and the like only what follows is the place. The plain name comes first.
 */
export function nameSplits(words: readonly string[]): NameSplit[] {
  const marked = words.findIndex((word, place) => place > 0 && placeWords.has(word));
  if (marked > 0 && marked < words.length - 1) {
    const place = words.slice(marked + 1).filter((word) => !placeWords.has(word));
    return place.length === 0 ? [whole(words)] : [{ name: words.slice(0, marked), place, placeIsOpen: true }];
  }
  const lengths = Array.from({ length: Math.min(longestPlace, words.length - 1) }, (_, at) => at + 1);
  const behind = lengths.map((length) => ({
    name: words.slice(0, -length),
    place: words.slice(-length),
    placeIsOpen: true,
  }));
  const before = lengths.map((length) => ({
    name: words.slice(length),
    place: words.slice(0, length),
    placeIsOpen: false,
  }));
  return [whole(words), ...behind, ...before];
}

function whole(words: readonly string[]): NameSplit {
  return { name: words, place: [], placeIsOpen: false };
}

/**
 * What to ask the index of names (`array_to_tsvector(name_tokens || name_keys)`), as the text of a tsquery; null where this kind
 * of match cannot be. The words are letters only, so that quotes hold them.
 */
export function nameQuery(match: NameMatch, { name, placeIsOpen }: NameSplit): string | null {
  if (name.length === 0) return null;
  if (match === 'name') return all(name.map(lexeme));
  const words = withShortTitles(name);
  const keys = words.map((word) => lexeme(`~${spellingKey(word)}`));
  if (match === 'spelling') return all(keys);
  const last = words.at(-1) ?? '';
  if (placeIsOpen || last.length < shortestBeginning) return null;
  const begun = [`${lexeme(last)}:*`, ...spellingBeginnings(last).map((start) => `${lexeme(`~${start}`)}:*`)];
  return all([...keys.slice(0, -1), `( ${begun.join(' | ')} )`]);
}

/** The whole words of `nameQuery` beside its beginning that few people bear, as a rule; null where there are none. */
export function leadOf(match: NameMatch, { name }: NameSplit): string | null {
  const whole = withShortTitles(name)
    .slice(0, -1)
    .filter((word) => !isBorneByMany(word));
  if (match !== 'beginning' || whole.length === 0) return null;
  return all(whole.map((word) => lexeme(`~${spellingKey(word)}`)));
}

/**
 * How to say that a name was found: a beginning that stands in the name letter by letter is one; otherwise, as with `soetar` for
 * Sutarmi, it is another spelling.
 */
export function matchOf(match: NameMatch, words: readonly string[], name: string): NameMatch {
  if (match !== 'beginning') return match;
  const held = nameTokens(name);
  const isBegun = words.every((word) => held.some((token) => token.startsWith(word)));
  return isBegun ? 'beginning' : 'spelling';
}

/** Ways to ask the index of the names of organisations, the best first: whole words, then the last one as a beginning. */
export function organisationQueries(words: readonly string[]): string[] {
  const last = words.at(-1);
  if (last === undefined) return [];
  const whole = words.map(lexeme);
  return last.length < shortestBeginning
    ? [all(whole)]
    : [all(whole), all([...whole.slice(0, -1), `${lexeme(last)}:*`])];
}

/** The place's words as the text of a tsquery over the own names of areas. */
export function placeQuery({ place, placeIsOpen }: NameSplit): string {
  return all(
    place.map((word, at) => `${lexeme(word)}:${placeIsOpen && at === place.length - 1 ? '*A' : 'A'}`),
  );
}

function all(terms: readonly string[]): string {
  return terms.join(' & ');
}

function lexeme(word: string): string {
  return `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
}
