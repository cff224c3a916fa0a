import { StageBar } from '#modules/sponsorship/web/programmes/index.ts';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { Board } from './board-api.ts';

/** Where the money of the budgets stands that these villages draw on; nothing where the reader sees none. */
export function BoardMoney({ money }: { readonly money: Board['money'] }) {
  const t = useText();
  if (money.ceilingIdr === '0') return null;
  return (
    <Section title={t('board.money')}>
      <StageBar stages={money} legend />
    </Section>
  );
}
