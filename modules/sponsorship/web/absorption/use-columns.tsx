import { shareText } from '#modules/sponsorship/core/index.ts';
import type { Column } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { Use } from './absorption-api.ts';
import { UseBar } from './use-bar.tsx';

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

/** The stages of a budget as columns, with the bar before them. Nothing is a dash: the eye finds what is. */
export function useUseColumns<Row extends Use>(): readonly Column<Row>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'share',
      header: t('absorption.share'),
      sortBy: (one) => Number(shareText(BigInt(one.absorbedIdr), BigInt(one.ceilingIdr))),
      cell: (one) => (
        <span className="use-share">
          <UseBar use={one} />
          {format.percent(shareText(BigInt(one.absorbedIdr), BigInt(one.ceilingIdr)))}
        </span>
      ),
    },
    ...names.map((name) => ({
      id: name,
      header: t(`absorption.stage.${name}`),
      numeric: true,
      sortBy: (one: Row) => Number(amountOf(one, name)),
      cell: (one: Row) => (amountOf(one, name) === '0' ? '–' : format.number(Number(amountOf(one, name)))),
    })),
  ];
}
