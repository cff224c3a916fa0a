import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { plannerApi } from './planner-api.ts';

type KeptRow = Awaited<ReturnType<typeof plannerApi.planner.list.call>>['plans'][number];

/** Plans kept for areas of the account. */
export function KeptPlans() {
  const t = useText();
  const format = useFormat();
  const query = useQuery(plannerApi.planner.list.queryOptions());
  const columns: readonly Column<KeptRow>[] = [
    {
      ...{ id: 'name', header: t('plan.keep.name'), naming: true, sortBy: (row) => row.name },
      cell: (row) => (
        <Link to="/rencana" search={{ simpanan: row.planId }}>
          {row.name}
        </Link>
      ),
    },
    { id: 'area', header: t('plan.field.area'), cell: (row) => row.area.pathName },
    { id: 'by', header: t('plan.kept.who'), cell: (row) => row.by },
    {
      ...{ id: 'at', header: t('plan.kept.when'), short: true, sortBy: (row) => row.keptAt },
      cell: (row) => format.instant(row.keptAt),
    },
  ];
  return (
    <Section title={t('plan.kept')}>
      <Loaded query={query} lines={2}>
        {({ plans }) =>
          plans.length === 0 ? (
            <Empty title={t('plan.kept.none')}>{t('plan.kept.none.hint')}</Empty>
          ) : (
            <DataTable caption={t('plan.kept')} columns={columns} rows={plans} rowKey={(row) => row.planId} />
          )
        }
      </Loaded>
    </Section>
  );
}
