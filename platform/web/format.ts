import { type Language, useLanguage } from './text.ts';

const locale = { id: 'id-ID', en: 'en-GB' } as const satisfies Record<Language, string>;

/** Whole number with the language's thousands mark: 12345 -> `12.345` (id), `12,345` (en). */
export function formatNumber(language: Language, value: number): string {
  return new Intl.NumberFormat(locale[language]).format(value);
}

/** Percentage given as decimal text (`1039.4`) -> `1.039,4%` (id), `1,039.4%` (en); decimals are kept as published. */
export function formatPercent(language: Language, percent: string): string {
  const [whole = '', decimals] = percent.split('.');
  const grouped = new Intl.NumberFormat(locale[language]).format(BigInt(whole));
  return `${grouped}${decimals === undefined ? '' : `${language === 'id' ? ',' : '.'}${decimals}`}%`;
}

/** Whole rupiah as decimal text (`1400000`) -> `Rp 1.400.000`. */
export function formatIdr(language: Language, amountIdr: string): string {
  return `Rp\u00a0${new Intl.NumberFormat(locale[language]).format(BigInt(amountIdr))}`;
}

/** Day `2026-11-21` -> `21 November 2026`, `21 Nov 2026` when short. */
export function formatDay(language: Language, day: string, length: 'long' | 'short' = 'long'): string {
  const options = {
    day: 'numeric',
    month: length === 'long' ? 'long' : 'short',
    year: 'numeric',
    timeZone: 'UTC',
  } as const;
  return new Intl.DateTimeFormat(locale[language], options).format(new Date(`${day}T00:00:00Z`));
}

/** Month `2026-11` -> `November 2026`, `Nov 26` when short. */
export function formatMonth(language: Language, month: string, length: 'long' | 'short' = 'long'): string {
  const options = {
    month: length === 'long' ? 'long' : 'short',
    year: length === 'long' ? 'numeric' : '2-digit',
    timeZone: 'UTC',
  } as const;
  return new Intl.DateTimeFormat(locale[language], options).format(new Date(`${month}-01T00:00:00Z`));
}

/** Instant (RFC 3339) on the clock of Bali: `21 Nov 2026 17.05`. */
export function formatInstant(language: Language, instant: string): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Makassar' } as const;
  return new Intl.DateTimeFormat(locale[language], options).format(new Date(instant));
}

/** The formats of the language in use. */
export function useFormat() {
  const language = useLanguage();
  return {
    number: (value: number) => formatNumber(language, value),
    percent: (percent: string) => formatPercent(language, percent),
    idr: (amountIdr: string) => formatIdr(language, amountIdr),
    day: (day: string, length?: 'long' | 'short') => formatDay(language, day, length),
    month: (month: string, length?: 'long' | 'short') => formatMonth(language, month, length),
    instant: (instant: string) => formatInstant(language, instant),
  };
}
