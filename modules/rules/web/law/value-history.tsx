import type { DatedValueView } from '#modules/rules/web/api/index.ts';
import { differenceFrom, ValueView } from '#modules/rules/web/values/index.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { CertaintyTag } from './certainty.tsx';
import { holdsOn } from './law-of-days.ts';
import { useLawWords } from './law-words.ts';

interface ValueHistoryProps {
  readonly series: readonly DatedValueView[];
  readonly day: string;
}

/** Every value there was, newest first, with a bar beside amounts so that their course is seen. */
export function ValueHistory({ series, day }: ValueHistoryProps) {
  const amounts = series.map(amountOf);
  const largest = amounts.includes(null) ? null : Math.max(...amounts.map((amount) => amount ?? 0));
  return (
    <ol className="law-history">
      {series
        .map((value, index) => (
          <HistoryItem
            key={value.key}
            value={value}
            before={series[index - 1] ?? null}
            isHeld={holdsOn(value, day)}
            share={largest && largest > 0 ? (amounts[index] ?? 0) / largest : null}
          />
        ))
        .reverse()}
    </ol>
  );
}

interface HistoryItemProps {
  readonly value: DatedValueView;
  readonly before: DatedValueView | null;
  readonly isHeld: boolean;
  readonly share: number | null;
}

function HistoryItem({ value, before, isHeld, share }: HistoryItemProps) {
  const t = useText();
  const words = useLawWords();
  return (
    <li className={isHeld ? 'law-history-item law-history-held' : 'law-history-item'}>
      <div className="law-history-period">
        {words.period(value)}
        {isHeld ? <Tag tone="calm">{t('law.history.held')}</Tag> : null}
      </div>
      <div className="law-history-value">
        <PastValue value={value} before={isHeld ? null : before} />
        {share === null ? null : (
          <span className="law-bar" aria-hidden="true">
            <span style={{ width: `${Math.round(share * 100)}%` }} />
          </span>
        )}
      </div>
      <div className="law-history-why small">
        <CertaintyTag certainty={value.certainty} /> {words.bases(value.basis).join('; ')}
        {value.note ? <p className="soft">{words.note(value)}</p> : null}
      </div>
    </li>
  );
}

/** A table that held once is folded; its rows that were not so before stand out. */
function PastValue({
  value,
  before,
}: {
  readonly value: DatedValueView;
  readonly before: DatedValueView | null;
}) {
  const t = useText();
  const words = useLawWords();
  const shown = words.shown(value);
  if (shown.kind !== 'table') return <ValueView value={shown} name={words.name(value)} />;
  const changed = differenceFrom(shown, before ? words.shown(before) : null);
  const rows = changed.kind === 'table' && before ? changed.rows.length : shown.rows.length;
  return (
    <details>
      <summary>{t(before ? 'law.history.rows_changed' : 'law.history.rows', { n: rows })}</summary>
      <ValueView value={shown} name={words.name(value)} />
    </details>
  );
}

/** The amount as a number to draw with, null where the value is none. */
function amountOf({ value }: DatedValueView): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
}
