import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { ChangeItem } from './change-item.tsx';
import type { LawAnswer } from './law-answer.ts';
import { useValueCells } from './law-file.ts';
import { NarrowingFields } from './law-filters.tsx';
import { type Change, changesOf } from './law-of-days.ts';
import { isWanted } from './law-search.ts';
import { NothingFound } from './nothing-found.tsx';
import { ShownHead } from './shown-head.tsx';
import { useLawSearch } from './use-law-search.ts';
import type { TypedWords } from './use-typed-words.ts';

interface ChangesViewProps {
  readonly law: LawAnswer;
  readonly typed: TypedWords;
}

/** What begins and ends after today, then every change so far, newest first, year by year. */
export function ChangesView({ law, typed }: ChangesViewProps) {
  const { group, today } = useLawSearch();
  const wanted = changesOf(law.values).filter(({ subject }) =>
    isWanted(subject, { words: typed.words, group }),
  );
  const coming = wanted.filter(({ day }) => day > today).reverse();
  const past = wanted.filter(({ day }) => day <= today);
  return (
    <>
      <search className="card filters no-print">
        <NarrowingFields law={law} typed={typed} />
      </search>
      {wanted.length === 0 ? (
        <NothingFound words={typed.words} />
      ) : (
        <>
          <ChangesHead changes={[...coming, ...past]} past={past} />
          <Coming changes={coming} />
          {[...Map.groupBy(past, yearOf)].map(([year, changes]) => (
            <YearSection key={year} year={year} changes={changes} />
          ))}
        </>
      )}
    </>
  );
}

interface ChangesHeadProps {
  readonly changes: readonly Change[];
  readonly past: readonly Change[];
}

function ChangesHead({ changes, past }: ChangesHeadProps) {
  const t = useText();
  const format = useFormat();
  const { titles, cells } = useValueCells();
  const rows = () => [
    [t('law.column.day'), t('law.column.change'), ...titles],
    ...changes.map(({ day, kind, subject }) => [day, t(`law.change.${kind}`), ...cells(subject)]),
  ];
  const years = [...new Set(past.map(yearOf))];
  return (
    <>
      <ShownHead file={`${t('law.file.changes')}.csv`} rows={rows}>
        <strong>{t('law.changes', { n: format.number(changes.length) })}</strong>
      </ShownHead>
      <nav className="chips no-print" aria-label={t('law.years')}>
        {years.map((year) => (
          <a key={year} className="chip chip-link" href={`#tahun-${year}`}>
            {year}
          </a>
        ))}
      </nav>
    </>
  );
}

function Coming({ changes }: { readonly changes: readonly Change[] }) {
  const t = useText();
  return (
    <Section title={t('law.coming')}>
      {changes.length === 0 ? (
        <p className="soft">{t('law.coming.none')}</p>
      ) : (
        <ul className="plain law-changes">
          {changes.map((change) => (
            <ChangeItem key={keyOf(change)} change={change} />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface YearSectionProps {
  readonly year: string;
  readonly changes: readonly Change[];
}

/** The changes of a year; those of a law's first day stand folded, for there everything begins. */
function YearSection({ year, changes }: YearSectionProps) {
  const t = useText();
  const format = useFormat();
  const beginnings = Map.groupBy(
    changes.filter(({ kind }) => kind === 'began'),
    ({ day }) => day,
  );
  const folded = [...beginnings].filter(([, begun]) => begun.length > mostBeginningsShown);
  const foldedDays = new Set(folded.map(([day]) => day));
  const open = changes.filter(({ kind, day }) => kind !== 'began' || !foldedDays.has(day));
  return (
    <section className="card" id={`tahun-${year}`}>
      <div className="card-head">
        <h2>{year}</h2>
        <span className="soft small">{t('law.changes', { n: format.number(changes.length) })}</span>
      </div>
      <ul className="plain law-changes">
        {open.map((change) => (
          <ChangeItem key={keyOf(change)} change={change} />
        ))}
      </ul>
      {folded.map(([day, begun]) => (
        <details key={day} className="law-folded">
          <summary>{t('law.begun', { n: format.number(begun.length), day: format.day(day) })}</summary>
          <ul className="plain law-changes">
            {begun.map((change) => (
              <ChangeItem key={keyOf(change)} change={change} />
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

const mostBeginningsShown = 12;

function yearOf({ day }: Change): string {
  return day.slice(0, 4);
}

function keyOf({ subject, kind }: Change): string {
  return `${subject.key} ${kind}`;
}
