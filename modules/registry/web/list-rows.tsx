import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type ListRowView, registryApi, type WorkerList } from './api/index.ts';
import { outcomeTones } from './outcome.ts';
import type { RowFilter } from './outcome-filter.tsx';
import { RowFix } from './row-fix.tsx';
import { rowPlace } from './row-place.ts';

interface ListRowsProps {
  readonly list: WorkerList;
  readonly filter: RowFilter;
}

/** The rows that fit the filter, each with its outcome, why, and the fields to mend in place. */
export function ListRows({ list, filter }: ListRowsProps) {
  const t = useText();
  const format = useFormat();
  const [mended, mend] = useMended(filter);
  const columns = useColumns(list, mend);
  const query = useRows(list, filter);
  return (
    <Section title={t('lists.rows')} aside={<span className="soft small">{t('lists.rows.keys')}</span>}>
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows).map((row) => mended.get(row.rowId) ?? row);
          if (rows.length === 0)
            return <Empty title={t('lists.rows.none')}>{t('lists.rows.none.hint')}</Empty>;
          return (
            <>
              <DataTable
                caption={t('lists.rows')}
                columns={columns}
                rows={rows}
                rowKey={({ rowId }) => String(rowId)}
              />
              <div className="table-more">
                <span className="soft small">
                  {t('lists.rows.shown', {
                    n: format.number(rows.length),
                    all: format.number(pages[0]?.total ?? rows.length),
                  })}
                </span>
                {query.hasNextPage ? (
                  <Button
                    variant="default"
                    size="xs"
                    ml="md"
                    loading={query.isFetchingNextPage}
                    onClick={() => {
                      query.fetchNextPage().catch(reportError);
                    }}
                  >
                    {t('web.more')}
                  </Button>
                ) : null}
              </div>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function useRows(list: WorkerList, filter: RowFilter) {
  return useInfiniteQuery({
    ...registryApi.lists.rows.infiniteOptions({
      input: (cursor: string | undefined) => ({
        listId: list.listId,
        limit: 50,
        ...(filter.outcome ? { outcome: filter.outcome } : {}),
        ...(filter.reason ? { reason: filter.reason } : {}),
        // What may be a NIK never goes into an address.
        ...(filter.search && !/\d{7}/.test(filter.search) ? { search: filter.search } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
}

/** Rows mended since the filter was set: they stay where they are, so that the eye does not lose them. */
function useMended(filter: RowFilter): [ReadonlyMap<number, ListRowView>, (row: ListRowView) => void] {
  const [mended, setMended] = useState<ReadonlyMap<number, ListRowView>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter begins anew
  useEffect(() => setMended(new Map()), [filter]);
  return [mended, (row) => setMended((before) => new Map(before).set(row.rowId, row))];
}

function useColumns(list: WorkerList, mend: (row: ListRowView) => void): readonly Column<ListRowView>[] {
  const t = useText();
  const format = useFormat();
  const hasWage = list.kind === 'payroll';
  const wage: Column<ListRowView> = {
    id: 'income',
    header: t('field.income'),
    numeric: true,
    cell: (row) => (row.incomeIdr === null ? '' : format.idr(row.incomeIdr)),
  };
  return [
    { id: 'name', header: t('field.name'), naming: true, cell: (row) => <RowName row={row} /> },
    {
      id: 'nik',
      header: t('field.nik'),
      cell: (row) => (row.nikMasked ? <span className="code">{row.nikMasked}</span> : ''),
    },
    {
      id: 'birthDate',
      short: true,
      header: t('field.birthDate'),
      cell: (row) => (row.birthDate ? format.day(row.birthDate, 'short') : ''),
    },
    ...(hasWage ? [wage] : []),
    { id: 'outcome', header: t('lists.column.outcome'), cell: (row) => <RowOutcomeTag row={row} /> },
    {
      id: 'reasons',
      wide: true,
      header: t('lists.column.reasons'),
      cell: (row) => <RowReasons row={row} list={list} onMended={mend} />,
    },
  ];
}

function RowName({ row }: { readonly row: ListRowView }) {
  const t = useText();
  return (
    <>
      {row.workerId ? (
        <Link to="/pekerja/$workerId" params={{ workerId: row.workerId }}>
          {row.name}
        </Link>
      ) : (
        row.name || t('lists.row.nameless')
      )}
      <span className="sub">
        {rowPlace(t, row)}
        {row.hidden ? ` · ${t('lists.row.hidden')}` : ''}
        {row.changed ? ` · ${t('lists.row.changed')}` : ''}
      </span>
    </>
  );
}

function RowOutcomeTag({ row }: { readonly row: ListRowView }) {
  const t = useText();
  if (row.registered) return <Tag tone="calm">{t('lists.row.registered')}</Tag>;
  return <Tag tone={outcomeTones[row.outcome]}>{t(`lists.outcome.${row.outcome}`)}</Tag>;
}

interface RowReasonsProps {
  readonly row: ListRowView;
  readonly list: WorkerList;
  readonly onMended: (row: ListRowView) => void;
}

function RowReasons({ row, list, onMended }: RowReasonsProps) {
  if (row.reasons.length === 0) return null;
  const isOpen = !row.registered && list.state !== 'submitting';
  return (
    <div className="stack-tight">
      {row.reasons.map(({ code, text }) => (
        <p key={code} className="small reason">
          {text}
        </p>
      ))}
      {isOpen ? <RowFix row={row} listId={list.listId} onMended={onMended} /> : null}
    </div>
  );
}
