import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Role } from '#platform/core/roles.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page, Section, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { isWorking, type Statement, statementsApi, stateTones } from './statements-api.ts';
import { UploadStatement } from './upload-statement.tsx';

const takers: readonly Role[] = ['office_staff', 'office_supervisor'];

/** Bank statements: hand one in, and what became of those before. */
export function StatementsPage() {
  const t = useText();
  const isTaker = takers.includes(useAccount().role);
  return (
    <Page title={t('statements.title')} lead={t('statements.lead')}>
      {isTaker ? <UploadStatement /> : null}
      <StatementList />
    </Page>
  );
}

function StatementList() {
  const t = useText();
  const columns = useColumns();
  const query = useInfiniteQuery({
    ...statementsApi.statements.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 20, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.statements.some((one) => isWorking(one.state))) ? 2000 : false,
  });
  return (
    <Section title={t('statements.list')}>
      <Loaded query={query}>
        {({ pages }) => {
          const statements = pages.flatMap((page) => page.statements);
          if (statements.length === 0)
            return <Empty title={t('statements.empty')}>{t('statements.empty.hint')}</Empty>;
          return (
            <>
              <DataTable
                dense
                caption={t('statements.list')}
                columns={columns}
                rows={statements}
                rowKey={({ statementId }) => statementId}
              />
              <MoreRows query={query} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function useColumns(): readonly Column<Statement>[] {
  const t = useText();
  const format = useFormat();
  const counted = (id: 'matched' | 'unmatched' | 'duplicate'): Column<Statement> => ({
    id,
    header: t(`statements.short.${id}`),
    numeric: true,
    sortBy: (one) => one[id],
    cell: (one) => format.number(one[id]),
  });
  return [
    {
      id: 'file',
      header: t('statements.file'),
      naming: true,
      cell: (one) => (
        <>
          <Link to="/rekening-koran/$statementId" params={{ statementId: one.statementId }}>
            {one.fileName}
          </Link>
          <span className="sub">
            {one.bankAccount === '' ? '' : `${t(`statements.format.${one.format}`)} · ${one.bankAccount}`}
          </span>
        </>
      ),
    },
    {
      id: 'state',
      wide: true,
      header: t('statements.state'),
      cell: (one) => <Tag tone={stateTones[one.state]}>{t(`statements.state.${one.state}`)}</Tag>,
    },
    counted('matched'),
    counted('unmatched'),
    counted('duplicate'),
    {
      id: 'total',
      header: t('statements.total'),
      numeric: true,
      sortBy: (one) => Number(one.totalIdr),
      cell: (one) => (one.state === 'posted' ? format.idr(one.totalIdr) : ''),
    },
    {
      id: 'received',
      short: true,
      header: t('statements.received'),
      sortBy: (one) => one.receivedAt,
      cell: (one) => format.instant(one.receivedAt),
    },
  ];
}
