import { shareText } from '#modules/sponsorship/core/index.ts';
import type { Column } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { Use } from './absorption-api.ts';

const names = ['ceiling', 'free', 'reserved', 'billed', 'paid', 'absorbed'] as const;

function amountOf(use: Use, name: (typeof names)[number]): string {
  return {
    ceiling: use.ceilingIdr,
    free: use.freeIdr,
    reserved: use.reservedIdr,
    billed: use.billedIdr,
    paid: use.paidIdr,
    absorbed: use.absorbedIdr,
  }[name];
}

/** The stages of a budget as columns, and the share that is absorbed. Nothing is a dash: the eye finds what is. */
export function useUseColumns<Row extends Use>(): readonly Column<Row>[] {
  const t = useText();
  const format = useFormat();
  const share = (one: Use) => shareText(BigInt(one.absorbedIdr), BigInt(one.ceilingIdr));
  return names.map((name) => ({
    id: name,
    header: t(`absorption.stage.${name}`),
    numeric: true,
    sortBy: (one: Row) => Number(amountOf(one, name)),
    cell: (one: Row) => (
      <>
        {amountOf(one, name) === '0' ? '–' : format.number(Number(amountOf(one, name)))}
        {name === 'absorbed' ? <span className="sub">{format.percent(share(one))}</span> : null}
      </>
    ),
  }));
}
