import type { SwitchView } from '#modules/rules/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { LawAnswer } from './law-answer.ts';
import { useValueCells } from './law-file.ts';
import { SearchField } from './law-filters.tsx';
import { isWanted, isWantedSwitch } from './law-search.ts';
import { useLawWords } from './law-words.ts';
import { NothingFound } from './nothing-found.tsx';
import { PointCard } from './point-card.tsx';
import { ShownHead } from './shown-head.tsx';
import type { TypedWords } from './use-typed-words.ts';
import { ValueTable } from './value-table.tsx';

interface UncertainViewProps {
  readonly law: LawAnswer;
  readonly typed: TypedWords;
}

/** Every point that had to be decided here, how it is read and why, and every value that is not sure. */
export function UncertainView({ law, typed }: UncertainViewProps) {
  const t = useText();
  const points = law.switches.filter((one) => isWantedSwitch(one, typed.words));
  const values = law.values.filter(
    (value) => value.certainty === 'C' && isWanted(value, { words: typed.words, group: null }),
  );
  const [open, settled] = [points.filter(isUncertain), points.filter((one) => !isUncertain(one))];
  return (
    <>
      <p className="law-lead">{t('law.uncertain.lead')}</p>
      <search className="card filters no-print">
        <SearchField typed={typed} />
      </search>
      {points.length + values.length === 0 ? (
        <NothingFound words={typed.words} />
      ) : (
        <>
          <UncertainHead points={points} values={values} />
          <Points title={t('law.points')} points={open} />
          {values.length > 0 ? (
            <Section title={t('law.uncertain.values')}>
              <ValueTable caption={t('law.uncertain.values')} values={values} />
            </Section>
          ) : null}
          <Points title={t('law.points.settled')} points={settled} />
        </>
      )}
    </>
  );
}

function isUncertain({ certainty }: SwitchView): boolean {
  return certainty === 'C';
}

interface PointsProps {
  readonly title: string;
  readonly points: readonly SwitchView[];
}

function Points({ title, points }: PointsProps) {
  if (points.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="plain law-points">
        {points.map((point) => (
          <PointCard key={point.name} point={point} />
        ))}
      </ul>
    </Section>
  );
}

interface UncertainHeadProps {
  readonly points: readonly SwitchView[];
  readonly values: LawAnswer['values'];
}

function UncertainHead({ points, values }: UncertainHeadProps) {
  const t = useText();
  const format = useFormat();
  const words = useLawWords();
  const { titles, cells } = useValueCells();
  const rows = () => [
    titles,
    ...points.map((point) => [
      t('law.points'),
      point.name,
      words.point(point),
      words.reading(point),
      '',
      '',
      '',
      words.bases(point.basis).join('; '),
      t(`rules.certainty.${point.certainty}`),
      point.sources.map((source) => `${source.tag} ${words.source(source)}`).join('; '),
      '',
      words.pointNote(point),
    ]),
    ...values.map(cells),
  ];
  return (
    <ShownHead file={`${t('law.file.uncertain')}.csv`} rows={rows}>
      <strong>
        {t('law.uncertain.count', {
          points: format.number(points.filter(isUncertain).length),
          values: format.number(values.length),
        })}
      </strong>
    </ShownHead>
  );
}
