import { maskNik } from '#modules/registry/core/lists/index.ts';

/** A tax number as it is kept. */
export interface Npwp {
  /** Digits only: 15, 16, or 22 (16 and a branch of six). */
  readonly digits: string;
  /** What two notations of one number share: 15 digits with a 0 before them. */
  readonly key: string;
  /** True where the number is a person's NIK: kept sealed, shown masked. */
  readonly isPersonal: boolean;
  readonly shown: string;
}

/**
 * Reads a tax number with or without dots and dashes; null when it is none. Since 2024 a person's number is his NIK, a firm's
 * the old 15 digits with a 0 before them; a branch adds six digits. Source: PMK 112/2022 (B, from memory).
 */
export function readNpwp(text: string): Npwp | null {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^(\d{15}|\d{16}|\d{22})$/.test(digits)) return null;
  const isPersonal = digits.length > 15 && !digits.startsWith('0');
  const branch = digits.slice(16);
  const masked = `${maskNik(digits.slice(0, 16))}${branch === '' ? '' : `/${branch}`}`;
  return {
    digits,
    key: digits.length === 15 ? `0${digits}` : digits,
    isPersonal,
    shown: isPersonal ? masked : digits,
  };
}
