import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { DatedValueView } from '#modules/rules/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { CertaintyLegend } from './certainty.tsx';
import { groupName, groupsOf, type LawAnswer } from './law-answer.ts';
import { useValueCells } from './law-file.ts';
import { DayField, NarrowingFields } from './law-filters.tsx';
import { firstDayOf, holdsOn } from './law-of-days.ts';
import { isWanted } from './law-search.ts';
import { NothingFound } from './nothing-found.tsx';
import { ShownHead } from './shown-head.tsx';
import { useLawSearch } from './use-law-search.ts';
import type { TypedWords } from './use-typed-words.ts';
import { checkedOnOf, ValueTable } from './value-table.tsx';

interface OnDayViewProps {
  readonly law: LawAnswer;
  readonly typed: TypedWords;
}

/** Everything that holds on a day, group by group. */
export function OnDayView({ law, typed }: OnDayViewProps) {
  const t = useText();
  const { day, today, change } = useLawSearch();
  const setDay = (chosen: string) => change({ tanggal: chosen === today ? undefined : chosen });
  return (
    <>
      <search className="card filters no-print">
        <DayField label={t('law.day')} day={day} onDay={setDay} />
        {day === today ? null : (
          <Button variant="default" onClick={() => setDay(today)}>
            {t('law.today')}
          </Button>
        )}
        <NarrowingFields law={law} typed={typed} />
      </search>
      <Holding law={law} words={typed.words} />
    </>
  );
}

function Holding({ law, words }: { readonly law: LawAnswer; readonly words: string }) {
  const { day, group } = useLawSearch();
  const isWide = useMediaQuery('(min-width: 681px)', true, { getInitialValueInEffect: false });
  const holding = law.values.filter((value) => holdsOn(value, day));
  const wanted = holding.filter((value) => isWanted(value, { words, group }));
  if (holding.length === 0) return <BeforeTheFirst law={law} />;
  if (wanted.length === 0) return <NothingFound words={words} />;
  const groups = groupsOf(wanted);
  const isNarrowed = words !== '' || group !== null;
  return (
    <>
      <HoldingHead values={wanted} />
      {isWide && groups.length > 1 ? <GroupLinks groups={groups} values={wanted} /> : null}
      <div className="law-groups">
        {groups.map((one) => (
          <GroupCard
            key={one}
            group={one}
            values={wanted.filter((value) => value.group === one)}
            isOpen={isWide || isNarrowed}
          />
        ))}
      </div>
      <CertaintyLegend />
    </>
  );
}

function HoldingHead({ values }: { readonly values: readonly DatedValueView[] }) {
  const t = useText();
  const format = useFormat();
  const { day } = useLawSearch();
  const { titles, cells } = useValueCells();
  const count = (certainty: DatedValueView['certainty']) =>
    format.number(values.filter((value) => value.certainty === certainty).length);
  const checked = checkedOnOf(values);
  return (
    <ShownHead file={`${t('law.file')}-${day}.csv`} rows={() => [titles, ...values.map(cells)]}>
      <strong>{t('law.holding', { n: format.number(values.length), day: format.day(day) })}</strong>
      <span className="sub-line">
        {t('law.holding.sure', { a: count('A'), b: count('B'), c: count('C') })}
        {checked === null ? null : ` · ${t('law.all_checked', { day: format.day(checked) })}`}
      </span>
    </ShownHead>
  );
}

interface GroupLinksProps {
  readonly groups: readonly string[];
  readonly values: readonly DatedValueView[];
}

/** The way down a long page. */
function GroupLinks({ groups, values }: GroupLinksProps) {
  const t = useText();
  return (
    <nav className="chips law-jumps no-print" aria-label={t('law.groups')}>
      {groups.map((group) => (
        <a key={group} className="chip chip-link" href={`#${anchorOf(group)}`}>
          {groupName(group, t)}{' '}
          <span className="soft">{values.filter((value) => value.group === group).length}</span>
        </a>
      ))}
    </nav>
  );
}

interface GroupCardProps {
  readonly group: string;
  readonly values: readonly DatedValueView[];
  readonly isOpen: boolean;
}

/** A group that folds: on a phone the page begins as a list of groups. */
function GroupCard({ group, values, isOpen }: GroupCardProps) {
  const t = useText();
  const name = groupName(group, t);
  return (
    <details className="card law-group" id={anchorOf(group)} open={isOpen}>
      <summary>
        <h2>{name}</h2>
        <span className="soft small">{t('law.count', { n: values.length })}</span>
      </summary>
      <ValueTable caption={name} values={values} />
    </details>
  );
}

function anchorOf(group: string): string {
  return `kelompok-${group}`;
}

function BeforeTheFirst({ law }: { readonly law: LawAnswer }) {
  const t = useText();
  const format = useFormat();
  const { day, change } = useLawSearch();
  const first = firstDayOf(law.values);
  if (first === null || first <= day) return <Empty title={t('law.nothing')} />;
  return (
    <Empty
      title={t('law.before_first', { day: format.day(day) })}
      action={
        <Button variant="default" onClick={() => change({ tanggal: first })}>
          {t('law.before_first.go', { day: format.day(first) })}
        </Button>
      }
    >
      {t('law.before_first.hint', { day: format.day(first) })}
    </Empty>
  );
}
