import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { Outcome, Simulation } from './simulation-api.ts';

interface EffectTableProps {
  readonly caption: string;
  readonly outcome: Outcome;
  readonly today: Simulation['today'];
}

type Share = Simulation['today']['paid'];

/** A month, or today above them all (null). */
interface EffectRow {
  readonly month: string | null;
  readonly isPaid: boolean;
  readonly protected: Share;
  readonly paid: Share;
}

/** Month by month: what is paid, and the area's figures today and with the scenario. */
export function EffectTable({ caption, outcome, today }: EffectTableProps) {
  const rows: readonly EffectRow[] = [{ ...today, month: null, isPaid: false }, ...outcome.effect];
  return (
    <DataTable
      caption={caption}
      columns={useColumns(outcome)}
      rows={rows}
      rowKey={({ month }) => month ?? 'today'}
    />
  );
}

function useColumns(outcome: Outcome): readonly Column<EffectRow>[] {
  const t = useText();
  const format = useFormat();
  const shareText = ({ workers, percent }: Share) =>
    percent === null ? format.number(workers) : `${format.number(workers)} (${format.percent(percent)})`;
  return [
    {
      id: 'month',
      header: t('simulation.column.month'),
      naming: true,
      cell: ({ month }) =>
        month === null ? t('simulation.today_row') : <MonthCell month={month} outcome={outcome} />,
    },
    ...outcome.sources.map(({ payer, months }) => ({
      id: payer,
      header: t('simulation.column.price', { source: t(`simulation.source.${payer}`) }),
      numeric: true,
      cell: (row: EffectRow) => {
        const priced = months.find(({ month }) => month === row.month);
        return priced ? format.idr(priced.priceIdr) : null;
      },
    })),
    {
      id: 'cost',
      header: t('simulation.column.cost'),
      numeric: true,
      cell: ({ month, isPaid }) => (month !== null && isPaid ? format.idr(costOf(outcome, month)) : null),
    },
    {
      id: 'protected',
      header: t('simulation.column.protected'),
      numeric: true,
      cell: (row) => shareText(row.protected),
    },
    {
      id: 'paid',
      header: t('simulation.column.paid'),
      numeric: true,
      cell: (row) => shareText(row.paid),
    },
  ];
}

interface MonthCellProps {
  readonly month: string;
  readonly outcome: Outcome;
}

function MonthCell({ month, outcome }: MonthCellProps) {
  const t = useText();
  const format = useFormat();
  const priced = pricedIn(outcome, month);
  return (
    <span className="month-cell">
      {format.month(month)}
      {priced.some(({ isRelieved }) => isRelieved) ? <Tag tone="calm">{t('simulation.relieved')}</Tag> : null}
      {priced.some(({ isProvisional }) => isProvisional) ? (
        <Tag tone="warn">{t('simulation.provisional')}</Tag>
      ) : null}
      {priced.length === 0 ? <Tag tone="plain">{t('simulation.unpaid')}</Tag> : null}
    </span>
  );
}

function pricedIn({ sources }: Outcome, month: string) {
  return sources.flatMap(({ months }) => months.filter((one) => one.month === month));
}

function costOf(outcome: Outcome, month: string): string {
  return String(pricedIn(outcome, month).reduce((sum, { planIdr }) => sum + BigInt(planIdr), 0n));
}
