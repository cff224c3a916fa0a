import type { Language } from '#platform/web/text.ts';

const scales = [
  { from: 1_000_000_000_000n, id: 'triliun', en: 'trillion' },
  { from: 1_000_000_000n, id: 'miliar', en: 'billion' },
  { from: 1_000_000n, id: 'juta', en: 'million' },
] as const;

/** Rupiah as they are spoken of: `207480000` -> `Rp 207 juta`, `1234000000` -> `Rp 1,2 miliar`; less than a million in full. */
export function shortIdr(language: Language, amountIdr: string): string {
  const amount = BigInt(amountIdr);
  const number = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB');
  const scale = scales.find(({ from }) => amount >= from);
  if (!scale) return `Rp\u00a0${number.format(amount)}`;
  const tenths = (amount * 20n + scale.from) / (scale.from * 2n);
  const [whole, rest] = [tenths / 10n, tenths % 10n];
  // From a hundred on the tenth says nothing any more.
  const decimals = whole >= 100n || rest === 0n ? '' : `${language === 'id' ? ',' : '.'}${rest}`;
  const shown = whole >= 100n ? (amount * 2n + scale.from) / (scale.from * 2n) : whole;
  return `Rp\u00a0${number.format(shown)}${decimals} ${scale[language]}`;
}
