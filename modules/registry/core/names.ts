import { spellingKey, withShortTitles } from './spelling-key.ts';

/** Words that stand before so many Balinese names that they find nobody: *I* (man), *Ni* (woman). */
const wordsOfEveryName: ReadonlySet<string> = new Set(['i', 'ni']);

/**
 * The words of a name as people are found by: lower case, letters only, without accents, each once, in their order; a single
 * letter only where the name has nothing longer. `I Wayan Ma'ruf, S.E.` gives `wayan maruf`.
 */
export function nameTokens(name: string): string[] {
  const words = wordsOf(name);
  const longer = words.filter((word) => word.length > 1);
  return [...new Set(longer.length > 0 ? longer : words)];
}

/**
 * The spelling keys of a name, each behind `~` so that none is taken for a word, and the short form of its title as well.
 * `Ida Bagus Soetarma` gives `~ida ~bagus ~sutarma ~ib`. Kept beside the words of every worker (`workers.name_keys`).
 */
export function nameKeys(name: string): string[] {
  const titled = withShortTitles(wordsOf(name)).filter((word) => word.length > 1);
  return [...new Set([...nameTokens(name), ...titled].map((word) => `~${spellingKey(word)}`))];
}

/** The words of a search that can find someone; empty where only *I*, *Ni* or single letters were typed. */
export function searchTokens(text: string): string[] {
  return [...new Set(wordsOf(text))].filter((word) => word.length > 1 && !wordsOfEveryName.has(word));
}

/** As `searchTokens`, but a title typed in letters (`I.B.`, `A.A.`) is one word. */
export function searchWords(text: string): string[] {
  const words = wordsOf(text);
  const titled = withShortTitles(words);
  const isInLetters = (word: string) => word.length === 1;
  return searchTokens((words.some(isInLetters) ? lettersJoined(words, titled) : words).join(' '));
}

/** Only titles in letters are joined: whole ones stay the words that the name has. */
function lettersJoined(words: readonly string[], titled: readonly string[]): readonly string[] {
  const [first, second] = words;
  return first?.length === 1 && second?.length === 1 && titled.length < words.length ? titled : words;
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/['’‘`´\p{M}]+/gu, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/** Words an organisation is found by: as those of a name, but digits count too (`SMKN 3`), and single signs (`CV. A`). */
export function organisationTokens(name: string): string[] {
  const signs = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/['’‘`´\p{M}]+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return [...new Set(signs)];
}
