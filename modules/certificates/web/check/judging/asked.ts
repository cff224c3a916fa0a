import { readCertificateCode } from '#modules/certificates/core/index.ts';

const prefix = 'SMS1:';
/** No certificate is longer; what is, is no text of one. */
const longestText = 4_096;

export type Asked =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'code'; readonly code: string };

/** Why what was typed cannot be checked; each has words of its own beside the field. */
export type TypedFault =
  | 'empty'
  | 'nik'
  | 'code_short'
  | 'code_long'
  | 'code_signs'
  | 'code_wrong'
  | 'too_long';

/** True for what a QR code of ours says. */
export function looksLikeCertificate(text: string): boolean {
  return text.startsWith(prefix);
}

/** What somebody typed or pasted: the text of a QR code, or the code printed under it. */
export function readTyped(typed: string): Asked | TypedFault {
  // Line breaks come from mails and messages; a single space inside is a sign of the text itself, which never ends in one.
  const text = typed.replace(/[\r\n\t]/g, '').trim();
  if (text === '') return 'empty';
  if (looksLikeCertificate(text)) return text.length > longestText ? 'too_long' : { is: 'text', text };
  const signs = text.toUpperCase().replace(/[\s.-]/g, '');
  if (/^\d{16}$/.test(signs)) return 'nik';
  if (!/^[0-9A-Z]*$/.test(signs) || signs.includes('U')) return 'code_signs';
  if (signs.length !== 16) return signs.length < 16 ? 'code_short' : 'code_long';
  const code = readCertificateCode(text);
  return code === null ? 'code_wrong' : { is: 'code', code };
}

/** A code in groups of four while it is typed; a text is left as it is. */
export function grouped(typed: string): string {
  if (/^\s*SMS/i.test(typed)) return typed;
  const signs = typed.toUpperCase().replace(/[\s.-]/g, '');
  if (signs.length > 16 || !/^[0-9A-Z]*$/.test(signs)) return typed;
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}
