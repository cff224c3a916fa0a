/** What a person typed into a search for areas. */
export interface AreaQuery {
  /** Begin of a code, `51.71.04`, when that was typed. */
  readonly code: string | null;
  /** Words to find, the last one perhaps still being typed; letters and digits only. */
  readonly words: readonly string[];
  /** Kinds that the first word names (`Kel. Sesetan`), the other words then being the name; empty where it names none. */
  readonly kinds: readonly string[];
  /** The words as one name, to rank an exact hit first. */
  readonly name: string;
}

const kindsByWord: ReadonlyMap<string, readonly string[]> = new Map([
  ['desa', ['desa']],
  ['ds', ['desa']],
  ['kelurahan', ['kelurahan']],
  ['kel', ['kelurahan']],
  ['kecamatan', ['district']],
  ['kec', ['district']],
  ['kabupaten', ['regency']],
  ['kab', ['regency']],
  ['kota', ['city']],
  ['provinsi', ['province']],
  ['prov', ['province']],
  ['banjar', ['hamlet']],
  ['br', ['hamlet']],
  ['dusun', ['hamlet']],
  ['lingkungan', ['hamlet']],
]);

/**
 * Reads a search for areas: `51.71.04`, `517104` and the beginning of such a code are codes, anything else words, the first of
 * which may name the kind.
 */
export function readAreaQuery(text: string): AreaQuery {
  const typed = text.normalize('NFC').trim().toLowerCase();
  const code = codeOf(typed);
  const words = code === null ? typed.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '') : [];
  const [first = '', ...rest] = words;
  const kinds = rest.length > 0 ? (kindsByWord.get(first) ?? []) : [];
  return { code, words, kinds, name: (kinds.length > 0 ? rest : words).join(' ') };
}

function codeOf(typed: string): string | null {
  if (!/^[\d.\s]+$/.test(typed)) return null;
  const digits = typed.replace(/\D/g, '');
  const parts = /^(\d{1,2})(\d{0,2})(\d{0,2})(\d{0,4})(\d{0,3})$/.exec(digits);
  if (!parts) return null;
  const code = parts
    .slice(1)
    .filter((part) => part !== '')
    .join('.');
  return code === '' ? null : code;
}
