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
/** As it stands on a KTP or as a computer writes it; its year is enough to tell people of one name apart. */
const dayOfBirth =
  /(?<!\d)(?:\d{1,2}[-/.]\d{1,2}[-/.]((?:19|20)\d{2})|((?:19|20)\d{2})-\d{1,2}-\d{1,2})(?!\d)/;

/**
 * Reads a search for workers: 16 digits are a NIK and 11 a KPJ, however they are spaced; `5171********0007` or `5171…0007` is
 * a masked NIK; anything else is words of a name, one year or day of birth among them. Nothing typed asks for everyone in scope.
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

function readName(text: string): WorkerQuery {
  const typed = text.replace(dayOfBirth, ' $1$2 ');
  const year = yearOfBirth.exec(typed);
  const rest = year ? typed.replace(yearOfBirth, ' ') : typed;
  const words = /\d/.test(rest) ? [] : searchWords(rest);
  if (words.length === 0) return { kind: 'too_short' };
  return { kind: 'name', words, bornIn: year ? Number(year[0]) : null };
}
