import type { FigureCheck, PublishedFigure } from '#modules/coverage/core/index.ts';
import { textOf } from '#platform/server/texts.ts';

type Language = 'id' | 'en';

/** Facts of a check that are numbers: written with the marks of the language. */
const numbers: readonly string[] = [
  ...[
    'value',
    'of',
    'over',
    'reckoned',
    'sum',
    'parts',
    'from',
    'to',
    'fitting',
    'implied',
    'known',
    'other',
    'force',
  ],
];

/** A check as a sentence. */
export function checkInWords(language: Language, { code, facts }: FigureCheck): string {
  const shown = Object.entries(facts).map(([name, fact]) => [
    name,
    numbers.includes(name)
      ? fact.replace(/\d+(?:\.\d+)?/g, (number) => numberInWords(language, number))
      : fact,
  ]);
  return textOf(language, `published.check.${code}`, Object.fromEntries(shown));
}

/** Made once: making one takes longer than all that it writes. */
const groupings = { id: new Intl.NumberFormat('id-ID'), en: new Intl.NumberFormat('en-GB') } as const;

/** `39.41` -> `39,41` (id); `1027000` -> `1.027.000` (id), `1,027,000` (en); decimals as published. */
export function numberInWords(language: Language, number: string): string {
  const [whole = '', decimals] = number.split('.');
  const grouped = groupings[language].format(BigInt(whole));
  return decimals === undefined ? grouped : `${grouped}${language === 'id' ? ',' : '.'}${decimals}`;
}

/** One line that can be put under a table: who said what, of where and when. */
export function citation(language: Language, figure: PublishedFigure): string {
  return textOf(language, 'published.citation', {
    source: figure.source.title,
    measure: textOf(language, `published.measure.${figure.measure}`),
    scope: figure.scope,
    period: figure.period,
    value: `${figure.approximate ? textOf(language, 'published.about') : ''}${numberInWords(language, figure.value)}`,
    unit: textOf(language, `published.unit.${figure.unit}`),
  });
}
