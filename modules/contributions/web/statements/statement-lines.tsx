import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { shownPaymentCode } from '#modules/contributions/core/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Section, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import {
  type LineOutcome,
  outcomeTones,
  type Statement,
  type StatementLineView,
  statementsApi,
} from './statements-api.ts';

interface StatementLinesProps {
  readonly statement: Statement;
  readonly outcome: LineOutcome | null;
}

/** The movements as the bank wrote them, each with what became of it. */
export function StatementLines({ statement, outcome }: StatementLinesProps) {
  const t = useText();
  const columns = useColumns();
  const query = useInfiniteQuery({
    ...statementsApi.statements.lines.infiniteOptions({
      input: (cursor: string | undefined) => ({
        statementId: statement.statementId,
        limit: 50,
        ...(outcome ? { outcome } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const title = outcome ? t(`statements.outcome.${outcome}`) : t('statements.lines.all');
  return (
    <Section title={title}>
      {outcome ? <p className="soft">{t(`statements.outcome.${outcome}.what`)}</p> : null}
      <Loaded query={query}>
        {({ pages }) => {
          const lines = pages.flatMap((page) => page.lines);
          if (lines.length === 0)
            return <Empty title={t('statements.lines.none')}>{t('statements.lines.none.hint')}</Empty>;
          return (
            <>
              <DataTable caption={title} columns={columns} rows={lines} rowKey={({ line }) => String(line)} />
              <MoreRows query={query} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function useColumns(): readonly Column<StatementLineView>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'line',
      header: t('statements.column.line'),
      naming: true,
      cell: (line) => (
        <>
          {t('statements.line', { n: format.number(line.line) })}
          <span className="sub">{format.day(line.bookedOn, 'short')}</span>
        </>
      ),
    },
    {
      id: 'text',
      wide: true,
      header: t('statements.column.text'),
      cell: (line) => (
        <div className="breakable">
          {line.text}
          {line.reference ? <div className="soft small">{line.reference}</div> : null}
        </div>
      ),
    },
    {
      id: 'code',
      short: true,
      header: t('statements.column.code'),
      cell: (line) => (line.code ? <span className="code">{shownPaymentCode(line.code)}</span> : ''),
    },
    {
      id: 'credit',
      header: t('statements.column.credit'),
      numeric: true,
      cell: (line) => (line.direction === 'credit' ? format.idr(line.amountIdr) : ''),
    },
    {
      id: 'debit',
      header: t('statements.column.debit'),
      numeric: true,
      cell: (line) => (line.direction === 'debit' ? format.idr(line.amountIdr) : ''),
    },
    {
      id: 'outcome',
      header: t('statements.column.outcome'),
      cell: (line) => (
        <>
          <Tag tone={outcomeTones[line.outcome]}>{t(`statements.outcome.${line.outcome}`)}</Tag>
          {line.paymentId ? (
            <div className="small">
              <Link to="/pembayaran/$paymentId" params={{ paymentId: line.paymentId }}>
                {t('statements.line.payment')}
              </Link>
            </div>
          ) : null}
        </>
      ),
    },
  ];
}
