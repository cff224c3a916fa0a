import type { DatedValueView, SwitchView } from '#modules/rules/web/api/index.ts';
import { shownValue } from '#modules/rules/web/values/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useLanguage, useText } from '#platform/web/text.ts';

type Basis = DatedValueView['basis'][number];
type Source = DatedValueView['sources'][number];

/** What is said of a dated value, in the reader's language. */
export function useLawWords() {
  const t = useText();
  const language = useLanguage();
  const format = useFormat();
  const basisText = ({ law, article }: Basis) => {
    if (article === null) return law;
    const annex = /^Lampiran\s*(.*)$/.exec(article);
    if (annex) return t('rules.basis.annex', { law, annex: annex[1] ?? '' }).trim();
    const clause = /^(\S+?)\((\w+)\)(?: huruf )?(\w?)$/.exec(article);
    if (clause) {
      const [, number = '', paragraph = '', letter = ''] = clause;
      const key = letter === '' ? 'rules.basis.clause' : 'rules.basis.letter';
      return t(key, { law, article: number, clause: paragraph, letter });
    }
    return t('rules.basis.article', { law, article });
  };
  return {
    name: (value: DatedValueView) => value.name[language],
    note: (value: DatedValueView) => value.note?.[language] ?? null,
    shown: (value: DatedValueView) => shownValue(value.value, value.unit, { t, language }),
    bases: (basis: readonly Basis[]) => basis.map(basisText),
    period: ({ validFrom, validTo }: DatedValueView) =>
      validTo === null
        ? t('law.since', { day: format.day(validFrom, 'short') })
        : t('law.from_to', { from: format.day(validFrom, 'short'), to: format.day(validTo, 'short') }),
    unit: ({ unit }: DatedValueView) => {
      const key = `rules.unit.${unit}`;
      const text = t(key);
      return text === key ? unit : text;
    },
    sourceTypes: ({ sources }: Pick<DatedValueView, 'sources'>) => [
      ...new Set(
        sources.map(({ type }) => {
          const key = `rules.source_type.${type}`;
          const text = t(key);
          return text === key ? type : text;
        }),
      ),
    ],
    /** What a source is; of our own kinds in the reader's language, of a publication as it is called. */
    source: ({ tag, what }: Source) => {
      const key = `rules.source.${tag}`;
      const text = t(key);
      return text === key ? what : text;
    },
    point: (one: SwitchView) => one.title[language],
    pointNote: (one: SwitchView) => one.note[language],
    /** How a point is read: yes or no, a number with what it counts, or a choice in words. */
    reading: ({ name, value }: SwitchView) => {
      if (typeof value === 'boolean') return t(value ? 'web.yes' : 'web.no');
      if (typeof value === 'number') return t(unitKeyOf(name), { n: value });
      const key = `rules.word.${value}`;
      const text = t(key);
      return text === key ? value : text;
    },
  };
}

function unitKeyOf(name: string): string {
  if (name.endsWith('Days')) return 'rules.amount.days';
  return /Months?$/.test(name) ? 'rules.amount.months' : 'rules.amount.count';
}
