import type { Language } from '#platform/web/text.ts';

const locale = { id: 'id-ID', en: 'en-GB' } as const satisfies Record<Language, string>;
const billion = 1_000_000_000n;
const units = {
  id: { billion: 'M', million: 'jt' },
  en: { billion: 'bn', million: 'm' },
} as const satisfies Record<Language, { billion: string; million: string }>;

/** Whole rupiah short enough for a bar: `107520000` -> `107,5 jt` (id), `107.5 m` (en), rounded to one decimal. */
export function shortIdr(language: Language, amountIdr: string): string {
  const amount = BigInt(amountIdr);
  const isBillions = amount >= billion;
  const tenth = (isBillions ? billion : 1_000_000n) / 10n;
  const tenths = Number((amount + tenth / 2n) / tenth);
  const number = new Intl.NumberFormat(locale[language], { maximumFractionDigits: 1 }).format(tenths / 10);
  return `${number}\u00a0${units[language][isBillions ? 'billion' : 'million']}`;
}
