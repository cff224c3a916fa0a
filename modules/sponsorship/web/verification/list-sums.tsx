import { addMonths } from '#platform/core/month.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { CheckedList } from './verification-api.ts';

/** What a list comes to: for how many, for how long, at what cost, and what is left in the budget. */
export function ListSums({ list }: { readonly list: CheckedList }) {
  const t = useText();
  const format = useFormat();
  const last = addMonths(list.firstMonth, list.months - 1);
  const isReserved = ['approved', 'billed', 'paid'].includes(list.state);
  return (
    <Facts
      facts={[
        [
          t('check.sum.workers'),
          <strong key="workers" className="check-sum">
            {t('check.sum.workers.count', { count: format.number(list.workers) })}
          </strong>,
        ],
        [
          t('check.sum.months'),
          t('check.sum.months.span', {
            count: list.months,
            from: format.month(list.firstMonth, 'short'),
            to: format.month(last, 'short'),
          }),
        ],
        [
          t('check.sum.amount'),
          <strong key="amount" className="check-sum">
            {format.idr(list.amountIdr)}
          </strong>,
        ],
        ...(list.freeIdr === null
          ? []
          : [[t(isReserved ? 'check.sum.free.now' : 'check.sum.free'), format.idr(list.freeIdr)] as const]),
      ]}
    />
  );
}
