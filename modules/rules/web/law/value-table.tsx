import { Link } from '@tanstack/react-router';
import type { DatedValueView } from '#modules/rules/web/api/index.ts';
import { briefText, ValueView } from '#modules/rules/web/values/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { BasisList } from './basis-list.tsx';
import { CertaintyTag } from './certainty.tsx';
import { useLawWords } from './law-words.ts';
import { useLawSearch } from './use-law-search.ts';
import { ValueLink } from './value-link.tsx';

interface ValueTableProps {
  readonly caption: string;
  readonly values: readonly DatedValueView[];
}

/** Values as rows: what, how much, since when, by which article, how sure. */
export function ValueTable({ caption, values }: ValueTableProps) {
  const columns = useColumns(checkedOnOf(values));
  return (
    <div className="law-table">
      <DataTable caption={caption} columns={columns} rows={values} rowKey={({ key }) => key} />
    </div>
  );
}

function useColumns(checkedOn: string | null): readonly Column<DatedValueView>[] {
  const t = useText();
  const words = useLawWords();
  return [
    {
      id: 'name',
      header: t('law.column.name'),
      naming: true,
      sortBy: words.name,
      cell: (row) => (
        <>
          <ValueLink value={row} />
          {row.note ? <span className="sub">{words.note(row)}</span> : null}
        </>
      ),
    },
    { id: 'value', header: t('law.column.value'), cell: (row) => <ValueCell value={row} /> },
    {
      id: 'period',
      header: t('law.column.period'),
      sortBy: ({ validFrom }) => validFrom,
      cell: (row) => words.period(row),
    },
    { id: 'basis', header: t('law.column.basis'), cell: (row) => <BasisList basis={row.basis} /> },
    {
      id: 'certainty',
      header: t('law.column.certainty'),
      sortBy: ({ certainty }) => certainty,
      cell: (row) => <Sureness value={row} checkedOn={checkedOn} />,
    },
  ];
}

/** The value itself; of a table only how large it is, and the way to it. */
function ValueCell({ value }: { readonly value: DatedValueView }) {
  const t = useText();
  const words = useLawWords();
  const { search } = useLawSearch();
  const shown = words.shown(value);
  if (shown.kind !== 'table')
    return (
      <div className="law-value">
        <ValueView value={shown} name={words.name(value)} />
      </div>
    );
  return (
    <Link to="/aturan" search={{ ...search, nilai: value.id }}>
      {t('law.open_table', { rows: briefText(shown, t) })}
    </Link>
  );
}

interface SurenessProps {
  readonly value: DatedValueView;
  readonly checkedOn: string | null;
}

/** How sure, by what kind of source, and when it was checked where that is not the same for all. */
function Sureness({ value, checkedOn }: SurenessProps) {
  const t = useText();
  const format = useFormat();
  const words = useLawWords();
  return (
    <div>
      <CertaintyTag certainty={value.certainty} />{' '}
      <span className="small soft">{words.sourceTypes(value).join(', ')}</span>
      {checkedOn === null ? (
        <span className="sub-line">{t('law.checked', { day: format.day(value.checkedOn, 'short') })}</span>
      ) : null}
    </div>
  );
}

/** The day on which all of them were checked; null where they differ. */
export function checkedOnOf(values: readonly DatedValueView[]): string | null {
  const days = new Set(values.map(({ checkedOn }) => checkedOn));
  const [day = null, ...others] = days;
  return others.length === 0 ? day : null;
}
