import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { RequestedWorkers } from '#modules/registry/web/counter/index.ts';
import { PendingProposals } from '#modules/registry/web/life/index.ts';
import { WaitingMerges } from '#modules/registry/web/merge/index.ts';
import { RequestTable } from '#modules/registry/web/requests/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { Empty, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';

const shownRequests = 20;

interface TasksPageProps {
  /** What waits in other parts of the house. */
  readonly more?: ReactNode;
}

/** What waits for somebody at the office or in a village: requests with their clocks, then acts to agree to. */
export function TasksPage({ more }: TasksPageProps) {
  const t = useText();
  const { role } = useAccount();
  return (
    <Page title={t('tasks.title')} lead={t('tasks.lead')}>
      <div className="stack">
        <WaitingRequests />
        <RequestedWorkers />
        <PendingProposals />
        {role === 'village' ? null : <WaitingMerges />}
        {more}
      </div>
    </Page>
  );
}

function WaitingRequests() {
  const t = useText();
  const { role } = useAccount();
  const query = useQuery(
    registryApi.requests.list.queryOptions({ input: { state: 'open', limit: shownRequests } }),
  );
  return (
    <Section
      title={t('tasks.requests')}
      aside={role === 'village' ? null : <Link to="/permintaan">{t('tasks.requests.all')}</Link>}
    >
      <Loaded query={query} lines={4}>
        {({ requests }) =>
          requests.length === 0 ? (
            <Empty title={t('tasks.requests.none')}>
              {t(role === 'village' ? 'tasks.requests.none.village' : 'tasks.requests.none.hint')}
            </Empty>
          ) : (
            <div className="stack">
              <Counts />
              <RequestTable caption={t('tasks.requests')} requests={requests} withName />
            </div>
          )
        }
      </Loaded>
    </Section>
  );
}

type Count = Awaited<ReturnType<typeof registryApi.requests.counts.call>>['counts'][number];

/** By kind: open, due within a day, overdue. */
function Counts() {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  const query = useQuery(registryApi.requests.counts.queryOptions());
  const columns: readonly Column<Count>[] = [
    {
      id: 'kind',
      header: t('tasks.requests.kind'),
      naming: true,
      cell: ({ kind }) => t(`requests.kind.${kind}`),
    },
    {
      id: 'overdue',
      header: t('tasks.requests.overdue'),
      numeric: true,
      cell: ({ overdue }) => (overdue > 0 ? <strong>{format.number(overdue)}</strong> : '0'),
    },
    {
      id: 'soon',
      header: t('tasks.requests.soon'),
      numeric: true,
      cell: ({ dueSoon }) => format.number(dueSoon),
    },
    {
      id: 'open',
      header: t('tasks.requests.open'),
      numeric: true,
      cell: ({ open }) => format.number(open),
    },
  ];
  return (
    <Loaded query={query} lines={3}>
      {({ counts }) => {
        const overdue = counts.reduce((sum, count) => sum + count.overdue, 0);
        return (
          <>
            {overdue > 0 ? (
              <Notice tone="warn">{t('tasks.overdue.alert', { n: format.number(overdue) })}</Notice>
            ) : null}
            <DataTable
              dense
              caption={t('tasks.requests.counts')}
              columns={columns}
              rows={counts.filter(({ kind }) => role !== 'village' || kind === 'correction')}
              rowKey={({ kind }) => kind}
            />
          </>
        );
      }}
    </Loaded>
  );
}
