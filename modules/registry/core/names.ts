/** Words that stand before so many Balinese names that they find nobody: *I* (man), *Ni* (woman). */
const wordsOfEveryName: ReadonlySet<string> = new Set(['i', 'ni']);

/**
 * The words of a name as people are found by: lower case, letters only, without accents, each once, in their order; a single
 * letter only where the name has nothing longer. `I Wayan Ma'ruf, S.E.` gives `wayan maruf`.
 */
export function nameTokens(name: string): string[] {
  const words = wordsOf(name);
  const longer = words.filter((word) => word.length > 1);
  return longer.length > 0 ? longer : words;
}

/** The words of a search that can find someone; empty where only *I*, *Ni* or single letters were typed. */
export function searchTokens(text: string): string[] {
  return wordsOf(text).filter((word) => word.length > 1 && !wordsOfEveryName.has(word));
}

function wordsOf(text: string): string[] {
  const letters = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/['’‘`´\p{M}]+/gu, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return [...new Set(letters)];
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
