import { useFormat } from '#platform/web/format.ts';
import { Facts, Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { Board } from './board-api.ts';

const parts = ['freeIdr', 'reservedIdr', 'billedIdr', 'paidIdr'] as const;

/** Where the money of the budgets stands that these villages draw on; nothing where the reader sees none. */
export function BoardMoney({ money }: { readonly money: Board['money'] }) {
  const t = useText();
  const format = useFormat();
  if (money.ceilingIdr === '0') return null;
  return (
    <Section title={t('board.money')}>
      <Facts facts={parts.map((part) => [t(`board.money.${part}`), format.idr(money[part])] as const)} />
    </Section>
  );
}
