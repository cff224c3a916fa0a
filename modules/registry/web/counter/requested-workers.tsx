import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Section, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

/** Workers of the own area who asked to be registered, the oldest first. */
export function RequestedWorkers() {
  const t = useText();
  const format = useFormat();
  const waiting = useInfiniteQuery(
    registryApi.counter.requests.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 20, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
  );
  const total = waiting.data?.pages[0]?.total;
  return (
    <Section
      title={t('counter.requested')}
      aside={total ? <Tag tone="warn">{t('counter.requested.n', { n: total })}</Tag> : null}
    >
      <Loaded query={waiting} lines={3}>
        {({ pages }) => {
          const requests = pages.flatMap((page) => page.requests);
          if (requests.length === 0)
            return <Empty title={t('counter.requested.none')}>{t('counter.requested.none.hint')}</Empty>;
          return (
            <>
              <ul className="requested">
                {requests.map((request) => (
                  <li key={request.requestId}>
                    <Link to="/permintaan-daftar/$requestId" params={{ requestId: request.requestId }}>
                      <strong>{request.name}</strong>
                    </Link>
                    <span className="soft">
                      {request.occupation} · {request.area?.pathName ?? ''} ·{' '}
                      {format.instant(request.createdAt)}
                    </span>
                    {request.sameNik > 0 ? <Tag tone="warn">{t('counter.requested.same')}</Tag> : null}
                  </li>
                ))}
              </ul>
              <MoreRows query={waiting} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
