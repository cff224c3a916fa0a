const locale = { id: 'id-ID', en: 'en-GB' } as const;

/** Made once: making a format costs a hundred times what using one does. */
const formats = { id: formatsOf('id'), en: formatsOf('en') } as const;

function formatsOf(language: 'id' | 'en') {
  return {
    day: new Intl.DateTimeFormat(locale[language], { dateStyle: 'long', timeZone: 'UTC' }),
    month: new Intl.DateTimeFormat(locale[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  };
}

/** Day `2026-11-21` -> `21 November 2026`; empty where there is none. */
export function dayInWords(day: string | null, language: 'id' | 'en'): string {
  if (day === null) return '';
  return formats[language].day.format(new Date(`${day}T00:00:00Z`));
}

/** Month `2026-11` -> `November 2026`; empty where there is none. */
export function monthInWords(month: string | null, language: 'id' | 'en'): string {
  if (month === null) return '';
  return formats[language].month.format(new Date(`${month}-01T00:00:00Z`));
}

/** A count with the thousands mark of the language. */
export function countInWords(count: number, language: 'id' | 'en'): string {
  return new Intl.NumberFormat(locale[language]).format(count);
}

/** Rupiah as `Rp 1.500.000`. */
export function idrInWords(amountIdr: bigint, language: 'id' | 'en'): string {
  return `Rp ${new Intl.NumberFormat(locale[language]).format(amountIdr)}`;
}
