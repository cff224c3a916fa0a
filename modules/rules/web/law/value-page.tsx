import { Link } from '@tanstack/react-router';
import type { DatedValueView } from '#modules/rules/web/api/index.ts';
import { ValueView } from '#modules/rules/web/values/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section } from '#platform/web/page.tsx';
import { Empty, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { BasisList } from './basis-list.tsx';
import { CertaintyTag } from './certainty.tsx';
import { groupName, type LawAnswer } from './law-answer.ts';
import { useValueCells } from './law-file.ts';
import { holdsOn, seriesOf } from './law-of-days.ts';
import { useLawWords } from './law-words.ts';
import { ShownHead } from './shown-head.tsx';
import { useLawSearch } from './use-law-search.ts';
import { ValueHistory } from './value-history.tsx';

/** One value: what it is on the day, its whole history, and its sources. */
export function ValuePage({ law, id }: { readonly law: LawAnswer; readonly id: string }) {
  const t = useText();
  const series = seriesOf(law.values).get(id);
  const newest = series?.at(-1);
  if (!series || !newest)
    return (
      <Page title={t('law.title')} trail={<Trail />}>
        <Empty title={t('law.unknown', { id })}>{t('law.unknown.hint')}</Empty>
      </Page>
    );
  return <KnownValue series={series} newest={newest} />;
}

function Trail() {
  const t = useText();
  const { search } = useLawSearch();
  return (
    <nav aria-label={t('law.back')} className="no-print">
      <Link to="/aturan" search={{ ...search, nilai: undefined }}>
        ← {t('law.back')}
      </Link>
    </nav>
  );
}

interface KnownValueProps {
  readonly series: readonly DatedValueView[];
  readonly newest: DatedValueView;
}

function KnownValue({ series, newest }: KnownValueProps) {
  const t = useText();
  const format = useFormat();
  const words = useLawWords();
  const { day } = useLawSearch();
  const { titles, cells } = useValueCells();
  const held = series.find((value) => holdsOn(value, day));
  return (
    <Page title={words.name(newest)} lead={groupName(newest.group, t)} trail={<Trail />}>
      <ShownHead file={`${newest.id}.csv`} rows={() => [titles, ...series.map(cells)]}>
        <span className="soft">
          {series.length === 1
            ? t('law.history.never', { day: format.day(newest.validFrom) })
            : t('law.history.count', { n: format.number(series.length) })}
        </span>
      </ShownHead>
      <Section title={t('law.on_day', { day: format.day(day) })}>
        {held ? (
          <HeldValue value={held} />
        ) : (
          <Notice tone="warn">{t('law.not_held', { day: format.day(day) })}</Notice>
        )}
      </Section>
      {series.length > 1 ? (
        <Section title={t('law.history')}>
          <ValueHistory series={series} day={day} />
        </Section>
      ) : null}
      <Section title={t('law.sources')}>
        <Sources series={series} />
      </Section>
    </Page>
  );
}

/** The value first; a table after what is to be known of it. */
function HeldValue({ value }: { readonly value: DatedValueView }) {
  const words = useLawWords();
  const shown = words.shown(value);
  const view = <ValueView value={shown} name={words.name(value)} />;
  const isLarge = shown.kind === 'text' && shown.text.length <= longestLarge;
  return (
    <div className="stack">
      {shown.kind === 'table' ? null : <div className={isLarge ? 'law-large' : undefined}>{view}</div>}
      {value.note ? <p className="law-note">{words.note(value)}</p> : null}
      <ValueFacts value={value} />
      {shown.kind === 'table' ? view : null}
    </div>
  );
}

const longestLarge = 40;

function ValueFacts({ value }: { readonly value: DatedValueView }) {
  const t = useText();
  const format = useFormat();
  const words = useLawWords();
  return (
    <Facts
      facts={[
        [t('law.column.period'), words.period(value)],
        [t('law.column.basis'), <BasisList key="basis" basis={value.basis} />],
        [t('law.column.certainty'), <CertaintyOf key="certainty" value={value} />],
        [t('law.column.checked'), format.day(value.checkedOn)],
        [
          t('law.column.id'),
          <span key="id" className="code">
            {value.id}
          </span>,
        ],
      ]}
    />
  );
}

function CertaintyOf({ value }: { readonly value: DatedValueView }) {
  const t = useText();
  return (
    <>
      <CertaintyTag certainty={value.certainty} />{' '}
      <span className="small soft">{t(`rules.certainty.${value.certainty}.what`)}</span>
    </>
  );
}

function Sources({ series }: { readonly series: readonly DatedValueView[] }) {
  const words = useLawWords();
  const sources = new Map(series.flatMap((value) => value.sources.map((source) => [source.tag, source])));
  return (
    <ul className="plain law-sources">
      {[...sources.values()].map((source) => (
        <li key={source.tag}>
          <span className="code small">{source.tag}</span>{' '}
          <strong>{words.sourceTypes({ sources: [source] })}</strong> {words.source(source)}
        </li>
      ))}
    </ul>
  );
}
