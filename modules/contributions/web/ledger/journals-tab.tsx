import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { type JournalLine, ledgerApi } from './ledger-api.ts';
import { PeriodFields, thisMonth } from './period-fields.tsx';

/** Journals of a period, the latest first. */
export function JournalsTab() {
  const t = useText();
  const { today } = useVisitor();
  const [period, setPeriod] = useState(thisMonth(today));
  const query = useInfiniteQuery({
    ...ledgerApi.ledger.journals.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...period, limit: 50, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
    enabled: period.from <= period.to,
  });
  return (
    <div className="stack">
      <div className="filters">
        <PeriodFields value={period} today={today} onChange={setPeriod} />
      </div>
      <Loaded query={query}>
        {({ pages }) => {
          const journals = pages.flatMap((page) => page.journals);
          if (journals.length === 0)
            return <Empty title={t('ledger.journals.empty')}>{t('ledger.none.hint')}</Empty>;
          return (
            <Section title={t('ledger.tab.journals')}>
              <JournalTable caption={t('ledger.tab.journals')} journals={journals} />
              <MoreRows query={query} />
            </Section>
          );
        }}
      </Loaded>
    </div>
  );
}

interface JournalTableProps {
  readonly caption: string;
  readonly journals: readonly JournalLine[];
}

/** Journals as a table; each opens its story. */
export function JournalTable({ caption, journals }: JournalTableProps) {
  const t = useText();
  const format = useFormat();
  const columns: readonly Column<JournalLine>[] = [
    {
      id: 'kind',
      header: t('ledger.journal'),
      naming: true,
      cell: ({ journalId, kind, reason }) => (
        <>
          <Link to="/buku-besar/$journalId" params={{ journalId }}>
            {t(`ledger.kind.${kind}`)}
          </Link>
          {reason ? <span className="sub">{reason}</span> : null}
        </>
      ),
    },
    {
      id: 'booked',
      short: true,
      header: t('ledger.booked'),
      cell: ({ bookedOn }) => format.day(bookedOn, 'short'),
    },
    { id: 'receipt', header: t('ledger.receipt'), cell: ({ receipt }) => receipt || '–' },
    {
      id: 'amount',
      numeric: true,
      header: t('ledger.amount'),
      cell: ({ amountIdr }) => format.idr(amountIdr),
    },
  ];
  return (
    <DataTable caption={caption} columns={columns} rows={journals} rowKey={({ journalId }) => journalId} />
  );
}
