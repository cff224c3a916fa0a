import { Link } from '@tanstack/react-router';
import type { DatedValueView } from '#modules/rules/web/api/index.ts';
import { briefText, differenceFrom, ValueView } from '#modules/rules/web/values/index.ts';
import { useText } from '#platform/web/text.ts';
import { useLawWords } from './law-words.ts';
import { useLawSearch } from './use-law-search.ts';

interface TwoValuesProps {
  readonly from: DatedValueView | null;
  readonly to: DatedValueView | null;
  readonly fromTitle: string;
  readonly toTitle: string;
  /** What stands where there is no value. */
  readonly none: string;
}

/** A value before and after, each under its title; of tables only the rows that are not the same. */
export function TwoValues({ from, to, fromTitle, toTitle, none }: TwoValuesProps) {
  return (
    <div className="law-two">
      <OneSide title={fromTitle} value={from} other={to} none={none} />
      <OneSide title={toTitle} value={to} other={from} none={none} />
    </div>
  );
}

interface OneSideProps {
  readonly title: string;
  readonly value: DatedValueView | null;
  readonly other: DatedValueView | null;
  readonly none: string;
}

function OneSide({ title, value, other, none }: OneSideProps) {
  const words = useLawWords();
  return (
    <div className="law-side">
      <p className="law-side-title">{title}</p>
      {value ? (
        <>
          <SideValue value={value} other={other} />
          <p className="soft small">{words.bases(value.basis).join('; ')}</p>
        </>
      ) : (
        <p className="soft">{none}</p>
      )}
    </div>
  );
}

interface SideValueProps {
  readonly value: DatedValueView;
  readonly other: DatedValueView | null;
}

function SideValue({ value, other }: SideValueProps) {
  const t = useText();
  const words = useLawWords();
  const { search } = useLawSearch();
  const shown = words.shown(value);
  const left = differenceFrom(shown, other ? words.shown(other) : null);
  const isWhole = left === shown || isEmpty(left);
  if (isWhole && shown.kind === 'table')
    return (
      <Link to="/aturan" search={{ ...search, nilai: value.id }}>
        {t('law.open_table', { rows: briefText(shown, t) })}
      </Link>
    );
  return (
    <div className="law-side-value">
      <ValueView value={isWhole ? shown : left} name={words.name(value)} />
    </div>
  );
}

function isEmpty(value: ReturnType<typeof differenceFrom>): boolean {
  switch (value.kind) {
    case 'text':
      return false;
    case 'list':
      return value.items.length === 0;
    case 'pairs':
      return value.pairs.length === 0;
    case 'table':
      return value.rows.length === 0;
  }
}
