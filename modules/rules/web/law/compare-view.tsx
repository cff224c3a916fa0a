import { Button, Checkbox } from '@mantine/core';
import { wholeText } from '#modules/rules/web/values/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag, type Tone } from '#platform/web/page.tsx';
import { Empty, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { groupName, groupsOf, type LawAnswer } from './law-answer.ts';
import { DayField, NarrowingFields } from './law-filters.tsx';
import { type Difference, type DifferenceKind, differencesOf, firstDayOf } from './law-of-days.ts';
import { isWanted } from './law-search.ts';
import { useLawWords } from './law-words.ts';
import { NothingFound } from './nothing-found.tsx';
import { ShownHead } from './shown-head.tsx';
import { TwoValues } from './two-values.tsx';
import { useLawSearch } from './use-law-search.ts';
import type { TypedWords } from './use-typed-words.ts';
import { ValueLink } from './value-link.tsx';

interface CompareViewProps {
  readonly law: LawAnswer;
  readonly typed: TypedWords;
}

/** Two days side by side: what is new, what ended, what changed. */
export function CompareView({ law, typed }: CompareViewProps) {
  const t = useText();
  const { day, compared, showsAll, change } = useLawSearch();
  return (
    <>
      <search className="card filters no-print">
        <DayField
          label={t('law.compare.from')}
          day={compared}
          onDay={(chosen) => change({ banding: chosen, tanggal: day })}
        />
        <DayField
          label={t('law.compare.to')}
          day={day}
          onDay={(chosen) => change({ tanggal: chosen, banding: compared })}
        />
        <Button variant="default" onClick={() => change({ tanggal: compared, banding: day })}>
          {t('law.compare.swap')}
        </Button>
        <NarrowingFields law={law} typed={typed} />
        <Checkbox
          className="law-all"
          label={t('law.compare.all')}
          checked={showsAll}
          onChange={(event) => change({ semua: event.currentTarget.checked ? 'ya' : undefined })}
        />
      </search>
      <Compared law={law} words={typed.words} />
    </>
  );
}

function Compared({ law, words }: { readonly law: LawAnswer; readonly words: string }) {
  const t = useText();
  const format = useFormat();
  const { day, compared, showsAll, group } = useLawSearch();
  const all = differencesOf(law.values, { from: compared, to: day }).filter(({ subject }) =>
    isWanted(subject, { words, group }),
  );
  const shown = showsAll ? all : all.filter(({ kind }) => kind !== 'same');
  const first = firstDayOf(law.values);
  const days = { from: format.day(compared), to: format.day(day) };
  return (
    <>
      {first !== null && (compared < first || day < first) ? (
        <Notice tone="warn">{t('law.before_first.hint', { day: format.day(first) })}</Notice>
      ) : null}
      {all.length === 0 ? <NothingFound words={words} /> : null}
      {all.length > 0 && shown.length === 0 ? (
        <Empty title={t('law.compare.same', days)}>{t('law.compare.same.hint')}</Empty>
      ) : null}
      {shown.length > 0 ? <Differences differences={shown} /> : null}
    </>
  );
}

function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const t = useText();
  const groups = groupsOf(differences.map(({ subject }) => subject));
  return (
    <>
      <DifferencesHead differences={differences} />
      {groups.map((group) => (
        <Section key={group} title={groupName(group, t)}>
          <ul className="plain law-changes">
            {differences
              .filter(({ subject }) => subject.group === group)
              .map((difference) => (
                <DifferenceItem key={difference.subject.id} difference={difference} />
              ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

const tones = {
  new: 'good',
  ended: 'bad',
  changed: 'calm',
  restated: 'plain',
  same: 'plain',
} as const satisfies Record<DifferenceKind, Tone>;

function DifferencesHead({ differences }: { readonly differences: readonly Difference[] }) {
  const t = useText();
  const format = useFormat();
  const words = useLawWords();
  const { day, compared } = useLawSearch();
  const textOf = (value: Difference['from']) => (value ? wholeText(words.shown(value)) : '');
  const basisOf = (value: Difference['from']) => (value ? words.bases(value.basis).join('; ') : '');
  const rows = () => [
    [
      t('law.column.group'),
      t('law.column.id'),
      t('law.column.name'),
      t('law.column.change'),
      compared,
      day,
      t('law.column.basis_on', { day: compared }),
      t('law.column.basis_on', { day }),
    ],
    ...differences.map(({ kind, from, to, subject }) => [
      groupName(subject.group, t),
      subject.id,
      words.name(subject),
      t(`law.difference.${kind}`),
      textOf(from),
      textOf(to),
      basisOf(from),
      basisOf(to),
    ]),
  ];
  const counts = (['new', 'ended', 'changed', 'restated', 'same'] as const)
    .map((kind) => ({ kind, n: differences.filter((one) => one.kind === kind).length }))
    .filter(({ n }) => n > 0);
  return (
    <ShownHead file={`${t('law.file')}-${compared}-${day}.csv`} rows={rows}>
      <strong>{t('law.compare.head', { from: format.day(compared), to: format.day(day) })}</strong>{' '}
      <span className="law-counts">
        {counts.map(({ kind, n }) => (
          <Tag key={kind} tone={tones[kind]}>
            {`${format.number(n)} ${t(`law.difference.${kind}`).toLowerCase()}`}
          </Tag>
        ))}
      </span>
    </ShownHead>
  );
}

function DifferenceItem({ difference }: { readonly difference: Difference }) {
  const t = useText();
  const format = useFormat();
  const { day, compared } = useLawSearch();
  const { kind, from, to, subject } = difference;
  return (
    <li className="law-change">
      <div className="law-change-head">
        <Tag tone={tones[kind]}>{t(`law.difference.${kind}`)}</Tag>
      </div>
      <div className="law-change-what">
        <h3>
          <ValueLink value={subject} />
        </h3>
      </div>
      <TwoValues
        from={from}
        to={to}
        fromTitle={format.day(compared, 'short')}
        toTitle={format.day(day, 'short')}
        none={t('law.none')}
      />
    </li>
  );
}
