import { isMonth } from '#platform/core/month.ts';

/** Who a payment code belongs to, and the first digit of his codes. */
const kindDigits = { worker: 1, employer: 2, group: 3, sponsor: 4 } as const;
export type PayerKind = keyof typeof kindDigits;

/** What a payment code says. */
export interface PaymentCodeParts {
  readonly kind: PayerKind;
  /** The payer's number, 1 to 999,999,999: the same in all his codes. */
  readonly number: number;
  /** The month it was issued for, 2015-01 or later. */
  readonly month: string;
  /** 0 to 9: which of that month's codes. */
  readonly serial: number;
}

/**
 * A payment code: kind (1 digit), payer's number (9), months since 2015-01 (3), serial (1), and two check digits of
 * ISO 7064 MOD 97-10, which catch every single wrong digit and every two that changed places. Twin of SQL
 * `contributions.payment_code`. Throws RangeError when a part does not fit.
 */
export function paymentCode({ kind, number, month, serial }: PaymentCodeParts): string {
  const months = isMonth(month)
    ? Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - 2015 * 12
    : -1;
  const fits =
    Number.isInteger(number) && number >= 1 && number <= 999_999_999 && months >= 0 && months <= 999;
  if (!fits || !Number.isInteger(serial) || serial < 0 || serial > 9)
    throw new RangeError('a part of the payment code does not fit');
  const body = `${kindDigits[kind]}${pad(number, 9)}${pad(months, 3)}${serial}`;
  return body + pad(98 - Number((BigInt(body) * 100n) % 97n), 2);
}

/** The code in a text typed or read: spaces, dots and dashes between digits are let pass; null when it is none. */
export function readPaymentCode(text: string): string | null {
  const digits = text.replace(/[\s.-]/g, '');
  return /^[1-4]\d{15}$/.test(digits) && BigInt(digits) % 97n === 1n ? digits : null;
}

/** In groups of four, as it is shown and said: `1000 0000 1142 0012`. */
export function shownPaymentCode(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
