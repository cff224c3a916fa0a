import type { DatedValueView } from '#modules/rules/web/api/index.ts';
import { wholeText } from '#modules/rules/web/values/index.ts';
import { useText } from '#platform/web/text.ts';
import { groupName } from './law-answer.ts';
import { useLawWords } from './law-words.ts';

type Cells = readonly string[];

/** Titles and cells of a value for the CSV files: all an official needs to check it. */
export function useValueCells() {
  const t = useText();
  const words = useLawWords();
  const titles: Cells = [
    t('law.column.group'),
    t('law.column.id'),
    t('law.column.name'),
    t('law.column.value'),
    t('law.column.unit'),
    t('law.column.from'),
    t('law.column.to'),
    t('law.column.basis'),
    t('law.column.certainty'),
    t('law.column.sources'),
    t('law.column.checked'),
    t('law.column.note'),
  ];
  const cells = (value: DatedValueView): Cells => [
    groupName(value.group, t),
    value.id,
    words.name(value),
    wholeText(words.shown(value)),
    words.unit(value),
    value.validFrom,
    value.validTo ?? '',
    words.bases(value.basis).join('; '),
    t(`rules.certainty.${value.certainty}`),
    value.sources.map((source) => `${source.tag} ${words.source(source)}`).join('; '),
    value.checkedOn,
    words.note(value) ?? '',
  ];
  return { titles, cells };
}
