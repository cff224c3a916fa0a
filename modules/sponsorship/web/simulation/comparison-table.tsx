import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { NamedOutcome } from './named-outcome.ts';

interface ComparisonTableProps {
  readonly caption: string;
  readonly outcomes: readonly NamedOutcome[];
}

/** Scenarios side by side: what was asked, what it costs, how far it goes. */
export function ComparisonTable({ caption, outcomes }: ComparisonTableProps) {
  return (
    <DataTable caption={caption} columns={useColumns()} rows={outcomes} rowKey={({ letter }) => letter} />
  );
}

function useColumns(): readonly Column<NamedOutcome>[] {
  const t = useText();
  const format = useFormat();
  const figure = (id: string, cell: (one: NamedOutcome['outcome']) => string): Column<NamedOutcome> => ({
    id,
    header: t(`simulation.column.${id}`),
    numeric: true,
    cell: ({ outcome }) => cell(outcome),
  });
  return [
    {
      id: 'name',
      header: t('simulation.column.name'),
      naming: true,
      cell: (one) => <ScenarioWords one={one} />,
    },
    figure('villages', ({ villages }) => format.number(villages)),
    figure('workers', ({ plan }) => format.number(plan.workers)),
    figure('worker_months', ({ plan }) => format.number(plan.workerMonths)),
    figure('cost', ({ plan }) => format.idr(plan.totalIdr)),
    figure('reach', ({ reach }) => format.number(reach.workers)),
    figure('reach_cost', ({ reach }) => format.idr(reach.totalIdr)),
    {
      id: 'counted',
      header: t('simulation.column.counted'),
      numeric: true,
      cell: ({ outcome }) => (
        <span className="counted-years">
          {outcome.counted.map(({ year, plan }) => (
            <span key={year}>{t('simulation.counted', { year, n: wholeText(plan, format.number) })}</span>
          ))}
        </span>
      ),
    },
  ];
}

/** Its letter, and in words what it asks for, read off what came of it: on paper and when kept, the form is not there. */
function ScenarioWords({ one: { name, outcome } }: { readonly one: NamedOutcome }) {
  const t = useText();
  const format = useFormat();
  const [first] = outcome.sources;
  const [from] = first?.months ?? [];
  if (!first || !from) return name;
  return (
    <span className="scenario-words">
      {name}
      <span className="soft small">
        {t('simulation.words', {
          n: format.number(first.plan.workers / first.villages),
          months: first.months.length,
          from: format.month(from.month),
          sources: outcome.sources.map(({ payer }) => t(`simulation.source.${payer}`)).join(' + '),
        })}
      </span>
    </span>
  );
}

/** `6400.00` -> `6.400`, `1166.67` -> `1.167`: nobody plans in hundredths of a worker. */
function wholeText(decimal: string, number: (value: number) => string): string {
  return number(Math.round(Number(decimal)));
}
