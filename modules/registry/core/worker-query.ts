import { searchWords } from './names.ts';

/** What a person typed into the search for workers, told apart by its shape. */
export type WorkerQuery =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'nik'; readonly nik: string }
  | { readonly kind: 'kpj'; readonly kpj: string }
  | { readonly kind: 'masked_nik'; readonly nikMasked: string }
  | { readonly kind: 'name'; readonly words: readonly string[]; readonly bornIn: number | null }
  | { readonly kind: 'too_short' };

const maskedNik = /^(\d{4})[*•·.…x]+(\d{4})$/iu;
const yearOfBirth = /(?<!\d)(?:19|20)\d{2}(?!\d)/;

/**
 * Reads a search for workers: 16 digits are a NIK and 11 a KPJ, however they are spaced; `5171********0007` or `5171…0007` is
 * a masked NIK; anything else is words of a name, one year of birth among them. Nothing typed asks for everyone in scope.
 */
export function readWorkerQuery(text: string): WorkerQuery {
  const typed = text.trim();
  if (typed === '') return { kind: 'everyone' };
  const masked = maskedNik.exec(typed.replace(/\s+/gu, ''));
  if (masked) return { kind: 'masked_nik', nikMasked: `${masked[1]}********${masked[2]}` };
  const digits = typed.replace(/[\s.\-_']+/gu, '');
  if (/^\d{16}$/.test(digits)) return { kind: 'nik', nik: digits };
  if (/^\d{11}$/.test(digits)) return { kind: 'kpj', kpj: digits };
  return readName(typed);
}

function readName(typed: string): WorkerQuery {
  const year = yearOfBirth.exec(typed);
  const rest = year ? typed.replace(yearOfBirth, ' ') : typed;
  const words = /\d/.test(rest) ? [] : searchWords(rest);
  if (words.length === 0) return { kind: 'too_short' };
  return { kind: 'name', words, bornIn: year ? Number(year[0]) : null };
}

/** What was typed into the one box, for all kinds of things at once. */
export interface BoxQuery {
  /** Null where nothing of it can be a worker; `hint` then says why, unless it is another kind's number. */
  readonly worker: Exclude<WorkerQuery, { kind: 'everyone' | 'too_short' | 'masked_nik' }> | null;
  /** Shaped as the number of an employer (NPP). */
  readonly npp: string | null;
  /** Words or numbers that an organisation or an area may be named by. */
  readonly text: string;
  readonly hint: SearchHint | null;
}

export const searchHints = ['masked_nik', 'nik_length', 'too_short'] as const;
export type SearchHint = (typeof searchHints)[number];

/**
 * Reads the one box. A masked NIK is refused: several people may share one. A row of digits that is no number of ours says how
 * many it has; nothing is looked up for it.
 */
export function readBoxQuery(text: string): BoxQuery {
  const typed = text.trim();
  const worker = readWorkerQuery(typed);
  const signs = typed.replace(/[\s.-]+/gu, '').toUpperCase();
  const npp = /^(?=.*\d)[A-Z0-9]{6,12}$/.test(signs) ? signs : null;
  const isNumber = /^\d+$/.test(signs);
  const base = { worker: null, npp, text: isNumber && worker.kind !== 'too_short' ? '' : typed, hint: null };
  switch (worker.kind) {
    case 'nik':
    case 'kpj':
    case 'name':
      return { ...base, worker };
    case 'masked_nik':
      return { ...base, npp: null, text: '', hint: 'masked_nik' };
    default:
      if (isNumber && signs.length > 12) return { ...base, text: '', hint: 'nik_length' };
      return typed.length < 2 ? { ...base, text: '', hint: 'too_short' } : base;
  }
}
