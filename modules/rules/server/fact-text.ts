import { isDayText, isMonthText, type WorkingFact } from '#modules/rules/core/index.ts';
import { textsOf } from '#platform/server/texts.ts';

type Language = 'id' | 'en';

const locale = { id: 'id-ID', en: 'en-GB' } as const satisfies Record<Language, string>;

/** A fact of a working for a reader, by the unit its name ends with: `baseIdr` Rp 1.000.000, `ratePpm` 0,24%, `dueOn` 15 April 2026. */
export function factText(language: Language, name: string, fact: WorkingFact): string {
  if (typeof fact === 'string') return wordText(language, fact);
  if (name.endsWith('Year')) return String(fact);
  const number = new Intl.NumberFormat(locale[language]).format(fact);
  if (/Idr$|^idr$/.test(name)) return `Rp\u00a0${number}`;
  return /Ppm$|^ppm$/.test(name) ? percentText(language, BigInt(fact)) : number;
}

/** Parts of a million as a percentage: 2400 -> 0,24% (id), 0.24% (en). */
function percentText(language: Language, ratePpm: bigint): string {
  const whole = new Intl.NumberFormat(locale[language]).format(ratePpm / 10_000n);
  const decimals = (ratePpm % 10_000n).toString().padStart(4, '0').replace(/0+$/, '');
  return `${whole}${decimals === '' ? '' : `${language === 'id' ? ',' : '.'}${decimals}`}%`;
}

/** A day or month in words; a code by its text within a sentence, `rules.fact.<code>`, else by its name, `rules.word.<code>`, else as it is. */
function wordText(language: Language, fact: string): string {
  if (isDayText(fact)) return dateText(language, fact, { day: 'numeric' });
  if (isMonthText(fact)) return dateText(language, `${fact}-01`, {});
  const texts = textsOf(language);
  return texts.get(`rules.fact.${fact}`) ?? texts.get(`rules.word.${fact}`) ?? fact;
}

function dateText(language: Language, day: string, more: Intl.DateTimeFormatOptions): string {
  const options = { ...more, month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale[language], options).format(new Date(`${day}T00:00:00Z`));
}
