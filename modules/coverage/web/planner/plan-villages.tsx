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
          <br />
          <span className="soft small">{row.area.pathName}</span>
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
  return (
    <DataTable
      caption={t('plan.villages')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.area.code}
      initialSort={{ id: 'cost', descending: true }}
      dense
    />
  );
}
