import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useText } from './text.ts';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Makes the column sortable; null sorts last. */
  readonly sortBy?: (row: Row) => string | number | null;
  readonly numeric?: boolean;
  /** Short text that is kept on one line: dates, kinds. */
  readonly short?: boolean;
  /** The cell that names the row: heads the card on a phone. */
  readonly naming?: boolean;
  /** Sentences and fields: take the whole width of the card on a phone, without a label. */
  readonly wide?: boolean;
}

interface Sorting {
  readonly id: string;
  readonly descending: boolean;
}

/** Named outright, because the phone layout's `display: block` takes the native roles away. */
const asRole = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

interface DataTableProps<Row> {
  /** What the table holds, for those who do not see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly initialSort?: Sorting;
  /** Short figures only: on a phone two of them stand side by side. */
  readonly dense?: boolean;
}

/** A real table that sorts by its headers, moves by arrow keys between rows, and becomes cards on a phone. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  initialSort,
  dense = false,
}: DataTableProps<Row>) {
  const [sorting, setSorting] = useState<Sorting | null>(initialSort ?? null);
  const sorted = sortRows(rows, columns, sorting);
  const [frame, scrolls] = useScrolls();
  return (
    <div
      ref={frame}
      className="table-frame"
      {...(scrolls ? { tabIndex: 0, role: 'region', 'aria-label': caption } : {})}
    >
      <table className={dense ? 'data-table data-table-dense' : 'data-table'} {...asRole.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead {...asRole.rowgroup}>
          <tr {...asRole.row}>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sorting={sorting} onSort={setSorting} />
            ))}
          </tr>
        </thead>
        <tbody {...asRole.rowgroup} onKeyDown={moveBetweenRows}>
          {sorted.map((row) => (
            <tr key={rowKey(row)} {...asRole.row}>
              {columns.map((column) => (
                <td key={column.id} {...asRole.cell} data-label={column.header} className={cellClass(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether the table is wider than its frame: only then is the frame itself a stop of the keyboard. */
function useScrolls(): [RefObject<HTMLDivElement | null>, boolean] {
  const frame = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return [frame, scrolls];
}

interface HeaderCellProps<Row> {
  readonly column: Column<Row>;
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting) => void;
}

function HeaderCell<Row>({ column, sorting, onSort }: HeaderCellProps<Row>) {
  const t = useText();
  const active = sorting?.id === column.id ? sorting : null;
  const state = active ? (active.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th
      scope="col"
      {...asRole.columnheader}
      className={cellClass(column)}
      aria-sort={column.sortBy ? state : undefined}
    >
      {column.sortBy ? (
        <button
          type="button"
          className="sort-button"
          title={t('web.table.sort', { column: column.header })}
          onClick={() => onSort({ id: column.id, descending: active ? !active.descending : false })}
        >
          {column.header}
          <span aria-hidden="true" className={`sort-mark sort-${state}`} />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  if (column.naming) return 'naming';
  if (column.numeric) return 'numeric';
  if (column.wide) return 'wide';
  return column.short ? 'short' : undefined;
}

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const sortBy = columns.find((column) => column.id === sorting?.id)?.sortBy;
  if (!sortBy || !sorting) return rows;
  const direction = sorting.descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [sortBy(one), sortBy(other)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (typeof a === 'number' && typeof b === 'number') return direction * (a - b);
    return direction * String(a).localeCompare(String(b), 'id', { numeric: true });
  });
}

/** Arrow up and down take the focus to the same control of the row above or below. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const { target } = event;
  if (!(target instanceof HTMLElement) || target instanceof HTMLSelectElement) return;
  const row = target.closest('tr');
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  const control = next?.querySelector('a, button, input');
  if (!(control instanceof HTMLElement)) return;
  event.preventDefault();
  control.focus();
}
