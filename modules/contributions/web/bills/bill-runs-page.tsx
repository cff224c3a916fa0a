import { Button, NativeSelect, Progress } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section, Tag } from '#platform/web/page.tsx';
import { Empty, FailureNotice, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount, useVisitor } from '#platform/web/visitor.ts';
import { billsApi } from './bills-api.ts';

type Runs = Awaited<ReturnType<typeof billsApi.bills.runs.call>>;
type Run = Runs['runs'][number];

/** Bills a month to everyone, shows how far it is and what the month stands at. */
export function BillRunsPage() {
  const t = useText();
  const { today } = useVisitor();
  const { bulan } = useSearch({ from: '/tagihan/bulanan' });
  const month = bulan ?? monthOf(today);
  const query = useQuery({
    ...billsApi.bills.runs.queryOptions({ input: { month } }),
    refetchInterval: ({ state }) => (state.data?.runs.some(isGoing) ? 1_000 : false),
  });
  return (
    <Page
      title={t('bills.runs')}
      lead={t('bills.runs.lead')}
      trail={
        <nav aria-label={t('bills.trail')}>
          <Link to="/tagihan" search={{}}>
            {t('bills.title')}
          </Link>
        </nav>
      }
    >
      <Loaded query={query}>
        {(found) => (
          <>
            <MonthRun month={month} found={found} />
            <Section title={t('bills.runs.earlier')}>
              {found.runs.length === 0 ? (
                <Empty title={t('bills.runs.none')}>{t('bills.runs.none.hint')}</Empty>
              ) : (
                <RunTable runs={found.runs} />
              )}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function isGoing({ finishedAt }: Run): boolean {
  return finishedAt === null;
}

function MonthRun({ month, found }: { readonly month: string; readonly found: Runs }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { today } = useVisitor();
  const mayRun = useAccount().role === 'office_supervisor';
  const going = found.runs.find((one) => one.month === month && isGoing(one));
  const run = useMutation({
    mutationFn: () => billsApi.bills.run.call({ month }),
    onSuccess: () => queries.invalidateQueries({ queryKey: billsApi.bills.key() }),
  });
  const months = Array.from({ length: 8 }, (_, index) => addMonths(monthOf(today), 1 - index));
  const { standing } = found;
  return (
    <section className="card stack">
      <div className="filters">
        <NativeSelect
          label={t('bills.month')}
          value={month}
          onChange={(event) => {
            navigate({
              to: '/tagihan/bulanan',
              search: { bulan: event.currentTarget.value },
              replace: true,
            }).catch(reportError);
          }}
          data={months.map((one) => ({ value: one, label: format.month(one) }))}
        />
        {mayRun ? (
          <Button onClick={() => run.mutate()} loading={run.isPending} disabled={going !== undefined}>
            {t('bills.run', { month: format.month(month) })}
          </Button>
        ) : null}
      </div>
      <p className="small soft">{t('bills.run.hint')}</p>
      <FailureNotice error={run.error} />
      {going ? <Going run={going} /> : null}
      {standing ? (
        <Facts
          facts={[
            [t('bills.count'), format.number(standing.bills)],
            [t('bills.worker_months'), format.number(standing.workerMonths)],
            [t('bills.asked'), <strong key="asked">{format.idr(standing.totalIdr)}</strong>],
          ]}
        />
      ) : null}
    </section>
  );
}

function Going({ run }: { readonly run: Run }) {
  const t = useText();
  const format = useFormat();
  const share = run.workersTotal === 0 ? 0 : (run.workersDone / run.workersTotal) * 100;
  return (
    <div className="stack-tight" aria-live="polite">
      <Progress value={share} aria-label={t('bills.run.going')} />
      <p className="small">
        {t('bills.run.far', { done: format.number(run.workersDone), total: format.number(run.workersTotal) })}
      </p>
    </div>
  );
}

function RunTable({ runs }: { readonly runs: readonly Run[] }) {
  const t = useText();
  const format = useFormat();
  const columns: readonly Column<Run>[] = [
    { id: 'month', header: t('bills.month'), naming: true, cell: ({ month }) => format.month(month) },
    { id: 'by', header: t('bills.runs.by'), cell: ({ by }) => by ?? t('bills.runs.by_itself') },
    {
      id: 'started',
      header: t('bills.runs.started'),
      short: true,
      cell: ({ startedAt }) => format.instant(startedAt),
    },
    {
      id: 'made',
      header: t('bills.runs.made'),
      numeric: true,
      cell: ({ billsMade }) => format.number(billsMade),
    },
    {
      id: 'state',
      header: t('bills.state'),
      cell: (run) => (
        <Tag tone={isGoing(run) ? 'calm' : 'good'}>
          {t(isGoing(run) ? 'bills.run.going' : 'bills.run.done')}
        </Tag>
      ),
    },
  ];
  return (
    <DataTable
      dense
      caption={t('bills.runs.earlier')}
      columns={columns}
      rows={runs}
      rowKey={({ runId }) => runId}
    />
  );
}
