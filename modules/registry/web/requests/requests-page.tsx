import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { OwnRequests } from './own-requests.tsx';
import { RequestTable } from './request-table.tsx';

/** A worker's own requests, those of one worker at the counter, or all in sight, closed ones too. */
export function RequestsPage() {
  const t = useText();
  const { role } = useAccount();
  const { pekerja } = useSearch({ from: '/permintaan' });
  if (role === 'worker' || pekerja)
    return (
      <Page
        title={t(role === 'worker' ? 'requests.title' : 'requests.open')}
        lead={role === 'worker' ? t('requests.lead') : null}
        width="reading"
      >
        <OwnRequests workerId={role === 'worker' ? undefined : pekerja} />
      </Page>
    );
  return (
    <Page title={t('tasks.requests')} lead={t('requests.all.lead')}>
      <AllRequests />
    </Page>
  );
}

function AllRequests() {
  const t = useText();
  const query = useInfiniteQuery(
    registryApi.requests.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 50, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
  );
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const requests = pages.flatMap((page) => page.requests);
        if (requests.length === 0)
          return <Empty title={t('tasks.requests.none')}>{t('tasks.requests.none.hint')}</Empty>;
        return (
          <section className="card">
            <RequestTable caption={t('tasks.requests')} requests={requests} withName />
            <MoreRows query={query} />
          </section>
        );
      }}
    </Loaded>
  );
}
