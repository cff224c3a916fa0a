import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { Plan } from './planner-api.ts';

type VillageRow = Plan['rows'][number];

/** Who gets what: villages where something is to be done. */
export function PlanVillages({ plan }: { readonly plan: Plan }) {
  const t = useText();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const count = (id: 'unprotected' | 'sponsored' | 'members' | 'visits'): Column<VillageRow> => ({
    ...{ id, header: t(`plan.column.${id}`), numeric: true, sortBy: (row) => row[id] },
    cell: (row) => format.number(row[id]),
  });
  const columns: readonly Column<VillageRow>[] = [
    {
      ...{ id: 'village', header: t('plan.column.village'), naming: true, sortBy: (row) => row.area.name },
      cell: (row) => (
        <>
          <strong>{row.area.name}</strong>
          <span className="soft small plan-where">{whereOf(row.area)}</span>
        </>
      ),
    },
    count('unprotected'),
    count('sponsored'),
    count('members'),
    count('visits'),
    {
      ...{
        id: 'workers',
        header: t('plan.column.workers'),
        numeric: true,
        sortBy: (row) => row.workersMilli,
      },
      cell: (row) => format.number(Math.floor(row.workersMilli / 1000)),
    },
    {
      ...{ id: 'cost', header: t('plan.column.cost'), numeric: true, sortBy: (row) => Number(row.totalIdr) },
      cell: (row) => format.idr(row.totalIdr),
    },
  ];
  const rows = plan.rows.filter(({ totalIdr, workersMilli }) => totalIdr !== '0' || workersMilli > 0);
  if (rows.length === 0) return <Empty title={t('plan.villages.none')}>{t('plan.villages.none.hint')}</Empty>;
  const shown = isWhole ? rows : rows.toSorted(costliestFirst).slice(0, shownAtFirst);
  return (
    <>
      {shown.length === rows.length ? null : (
        <p className="soft small">
          {t('plan.villages.some', { n: format.number(shown.length), all: format.number(rows.length) })}
        </p>
      )}
      <DataTable
        key={String(isWhole)}
        caption={t('plan.villages')}
        columns={columns}
        rows={shown}
        rowKey={(row) => row.area.code}
        initialSort={{ id: 'cost', descending: true }}
        dense
      />
      {shown.length === rows.length ? null : (
        <div className="table-more no-print">
          <Button variant="default" onClick={() => setWhole(true)}>
            {t('plan.villages.more', { n: format.number(rows.length) })}
          </Button>
        </div>
      )}
    </>
  );
}

/** More than these push what stands below them out of sight. */
const shownAtFirst = 25;

function costliestFirst(one: VillageRow, other: VillageRow): number {
  return Number(other.totalIdr) - Number(one.totalIdr) || other.workersMilli - one.workersMilli;
}

/** Where a village lies, without its own name. */
function whereOf({ name, pathName }: VillageRow['area']): string {
  return pathName.startsWith(`${name}, `) ? pathName.slice(name.length + 2) : pathName;
}
