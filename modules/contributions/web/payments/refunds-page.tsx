import { useInfiniteQuery } from '@tanstack/react-query';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { paymentsApi } from './payments-api.ts';
import { PaymentsTrail } from './payments-trail.tsx';
import { RefundCard } from './refund-card.tsx';

/** Money that is to leave a payer's credit: what waits for a second person first. */
export function RefundsPage() {
  const t = useText();
  const query = useInfiniteQuery(
    paymentsApi.refunds.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 30, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
  );
  return (
    <Page title={t('refunds.title')} lead={t('refunds.lead')} trail={<PaymentsTrail />}>
      <Loaded query={query}>
        {({ pages }) => {
          const refunds = pages.flatMap((page) => page.refunds);
          if (refunds.length === 0)
            return <Empty title={t('refunds.empty')}>{t('refunds.empty.hint')}</Empty>;
          return (
            <div className="stack">
              {refunds.map((refund) => (
                <RefundCard key={refund.refundId} refund={refund} />
              ))}
              <MoreRows query={query} />
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
