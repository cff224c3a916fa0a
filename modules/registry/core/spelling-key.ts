/** Titles in two words and the short form in which they stand for both. */
const titles: ReadonlyMap<string, string> = new Map([
  ['ida bagus', 'ib'],
  ['i b', 'ib'],
  ['ida ayu', 'ia'],
  ['ida aju', 'ia'],
  ['i a', 'ia'],
  ['anak agung', 'aa'],
  ['a agung', 'aa'],
  ['a a', 'aa'],
]);
const shortTitles: ReadonlySet<string> = new Set(titles.values());

/** Short forms of names, and the name they stand for. */
const abbreviations: ReadonlyMap<string, string> = new Map([
  ['wy', 'wayan'],
  ['wyn', 'wayan'],
  ['wayn', 'wayan'],
  ['md', 'made'],
  ['mde', 'made'],
  ['nym', 'nyoman'],
  ['nymn', 'nyoman'],
  ['nyo', 'nyoman'],
  ['kt', 'ketut'],
  ['ktt', 'ketut'],
  ['ktut', 'ketut'],
  ['pt', 'putu'],
  ['ptu', 'putu'],
  ['kd', 'kadek'],
  ['kdk', 'kadek'],
  ['kade', 'kadek'],
  ['kmg', 'komang'],
  ['km', 'komang'],
  ['gd', 'gede'],
  ['gde', 'gede'],
  ['ngh', 'nengah'],
  ['ngr', 'ngurah'],
  ['gst', 'gusti'],
  ['gt', 'gusti'],
  ['bgs', 'bagus'],
  ['ag', 'agung'],
  ['agg', 'agung'],
  ['dw', 'dewa'],
  ['dsk', 'desak'],
  ['sgt', 'sagung'],
  ['dayu', 'ia'],
  ['mhd', 'muhamad'],
  ['muh', 'muhamad'],
  ['moh', 'muhamad'],
  ['mohd', 'muhamad'],
  ['moch', 'muhamad'],
  ['moc', 'muhamad'],
  ['much', 'muhamad'],
  ['mochamad', 'muhamad'],
  ['mochammad', 'muhamad'],
  ['mohamad', 'muhamad'],
  ['mohammad', 'muhamad'],
  ['abd', 'abdul'],
  ['abdl', 'abdul'],
]);

/** Names that so many bear that few are told apart by them: whoever bears one has, as a rule, a name of his own beside it. */
const borneByMany: ReadonlySet<string> = new Set([
  ...abbreviations.values(),
  ...shortTitles,
  'i',
  'ni',
  'luh',
  'ida',
]);

/** True for a name of birth order, caste or title, in whatever short form: `wyn`, `wayan`, `ni`. */
export function isBorneByMany(word: string): boolean {
  return borneByMany.has(abbreviations.get(word) ?? word);
}

/**
 * Letters that were and are written for one another, in the order in which they are replaced: the spellings before 1947 (oe) and
 * 1972 (tj, dj, nj, sj, ch, j), Arabic and Sanskrit letters, sounds between vowels, doubled letters.
 */
const letters: readonly (readonly [RegExp, string])[] = [
  [/oe/g, 'u'],
  [/tj/g, 'c'],
  [/dj/g, 'j'],
  [/nj/g, 'ny'],
  [/s[jy]/g, 's'],
  [/[ck]h/g, 'h'],
  [/ck|q/g, 'k'],
  [/([bdgt])h/g, '$1'],
  [/ph|f/g, 'p'],
  [/v/g, 'w'],
  [/z/g, 's'],
  [/x/g, 'ks'],
  [/j/g, 'y'],
  [/ie/g, 'i'],
  [/ae/g, 'ai'],
  [/(\p{L})\1+/gu, '$1'],
  [/iy?(?=[aeou])/g, 'y'],
  [/uw?(?=[aei])/g, 'w'],
  [/(?<=[^aeiou\W])y(?![aeiou])/g, 'i'],
  [/(\p{L})\1+/gu, '$1'],
];

/** What differs at the end of a word: a silent h, t for d and p for b, and a, e or o. */
const ends: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L}{2})h$/u, ''],
  [/d$/, 't'],
  [/b$/, 'p'],
  [/(?<=\p{L}{2})[eo]$/u, 'a'],
];

const longest = 40;

/**
 * What two spellings of one word of a name have in common: `Soetarmi` and `Sutarmi` both give `sutarmi`, `Wyn` gives what
 * `Wayan` gives. Neither a word to read nor one to show. Source: EYD 1972 and the spelling of 1947; the table `same-name.csv`.
 *
 * @param word lower case letters without accents, as `nameTokens` gives them
 */
export function spellingKey(word: string): string {
  const whole = abbreviations.get(word) ?? word;
  if (shortTitles.has(whole)) return whole;
  return replaced(replaced(whole, letters), ends) || whole;
}

/** The words with each title of two words in its short form: `anak agung gede` and `a a gede` both give `aa gede`. */
export function withShortTitles(words: readonly string[]): string[] {
  const shortened: string[] = [];
  for (let place = 0; place < words.length; place++) {
    const title = titles.get(`${words[place]} ${words[place + 1]}`);
    shortened.push(title ?? words[place] ?? '');
    if (title !== undefined) place++;
  }
  return shortened;
}

/** Beginnings that the key of a word may have when only its first letters are typed; the end of the word is still open. */
export function spellingBeginnings(typed: string): string[] {
  const begun = replaced(typed, letters);
  if (begun === '') return [];
  // A vowel still to come makes y of i and w of u: `sudi` begins `sudyana`, `widj` begins `wyaya`.
  const beforeVowel = begun.replace(/iy?$/, 'y').replace(/uw?$/, 'w');
  return beforeVowel === begun ? [begun] : [begun, beforeVowel];
}

function replaced(word: string, rules: readonly (readonly [RegExp, string])[]): string {
  const written = rules.reduce((text, [pattern, letter]) => text.replace(pattern, letter), word);
  return written.slice(0, longest);
}
