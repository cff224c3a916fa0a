import { readCertificateCode } from '#modules/certificates/core/code/index.ts';
import { refuseCheck } from './errors.ts';

/** What somebody holds: the signed text of a QR code, or the short code printed beside it. */
export type CheckQuestion =
  | { readonly how: 'text'; readonly text: string }
  | { readonly how: 'code'; readonly code: string };

/**
 * A code as it was typed, before any book is opened.
 *
 * @throws Refusal `check.never_by_nik` for 16 digits, `check.code_mistyped` where the check sign does not fit
 */
export function readTypedCode(typed: string): CheckQuestion {
  if (/^\d{16}$/.test(typed.replace(/[\s.-]/g, ''))) throw refuseCheck('check.never_by_nik');
  const code = readCertificateCode(typed);
  if (code === null) throw refuseCheck('check.code_mistyped');
  return { how: 'code', code };
}
