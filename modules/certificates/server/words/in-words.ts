const locale = { id: 'id-ID', en: 'en-GB' } as const;

/** Day `2026-11-21` -> `21 November 2026`; empty where there is none. */
export function dayInWords(day: string | null, language: 'id' | 'en'): string {
  if (day === null) return '';
  const options = { dateStyle: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale[language], options).format(new Date(`${day}T00:00:00Z`));
}

/** Month `2026-11` -> `November 2026`; empty where there is none. */
export function monthInWords(month: string | null, language: 'id' | 'en'): string {
  if (month === null) return '';
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale[language], options).format(new Date(`${month}-01T00:00:00Z`));
}

/** A count with the thousands mark of the language. */
export function countInWords(count: number, language: 'id' | 'en'): string {
  return new Intl.NumberFormat(locale[language]).format(count);
}

/** Rupiah as `Rp 1.500.000`. */
export function idrInWords(amountIdr: bigint, language: 'id' | 'en'): string {
  return `Rp ${new Intl.NumberFormat(locale[language]).format(amountIdr)}`;
}
