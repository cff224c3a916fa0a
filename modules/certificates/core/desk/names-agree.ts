import { organisationTokens } from '#modules/registry/core/index.ts';

/** Forms of a firm that one file writes and another leaves out. */
const forms: ReadonlySet<string> = new Set([
  'pt',
  'cv',
  'ud',
  'pd',
  'tbk',
  'persero',
  'perseroan',
  'terbatas',
  'firma',
  'fa',
  'yayasan',
  'koperasi',
]);

/** Whether two names are of one firm: the same words in any order, whatever the legal form, case and signs. */
export function namesAgree(given: string, registered: string): boolean {
  const [one, other] = [wordsOf(given), wordsOf(registered)];
  return one.length > 0 && one.join(' ') === other.join(' ');
}

function wordsOf(name: string): string[] {
  return organisationTokens(name.replaceAll('.', ''))
    .filter((word) => !forms.has(word))
    .sort();
}
