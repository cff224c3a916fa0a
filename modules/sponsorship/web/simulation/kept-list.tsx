import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { simulationApi } from './simulation-api.ts';

/** Scenarios kept by oneself, and those that others of the area share. */
export function KeptList() {
  const t = useText();
  const query = useQuery(simulationApi.simulation.list.queryOptions());
  return (
    <Section title={t('simulation.kept')}>
      <Loaded query={query} lines={2}>
        {({ scenarios }) =>
          scenarios.length === 0 ? (
            <p className="soft">{t('simulation.kept.none')}</p>
          ) : (
            <KeptTable scenarios={scenarios} />
          )
        }
      </Loaded>
    </Section>
  );
}

interface Kept {
  readonly scenarioId: string;
  readonly name: string;
  readonly area: { readonly name: string };
  readonly by: string;
  readonly keptAt: string;
  readonly isShared: boolean;
  readonly isOwn: boolean;
}

function KeptTable({ scenarios }: { readonly scenarios: readonly Kept[] }) {
  const t = useText();
  const format = useFormat();
  const columns: Column<Kept>[] = [
    {
      id: 'name',
      header: t('simulation.column.name'),
      naming: true,
      sortBy: ({ name }) => name,
      cell: ({ scenarioId, name }) => (
        <Link to="/bantuan/simulasi" search={{ simpanan: scenarioId }}>
          {name}
        </Link>
      ),
    },
    {
      id: 'area',
      header: t('simulation.area'),
      sortBy: ({ area }) => area.name,
      cell: ({ area }) => area.name,
    },
    { id: 'by', header: t('simulation.column.by'), cell: ({ by }) => by },
    {
      id: 'at',
      header: t('simulation.column.kept_at'),
      short: true,
      sortBy: ({ keptAt }) => keptAt,
      cell: ({ keptAt }) => format.instant(keptAt),
    },
    {
      id: 'shared',
      header: t('simulation.column.shared'),
      cell: ({ isShared }) =>
        isShared ? (
          <Tag tone="calm">{t('simulation.shared')}</Tag>
        ) : (
          <Tag tone="plain">{t('simulation.not_shared')}</Tag>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('simulation.kept')}
      columns={columns}
      rows={scenarios}
      rowKey={({ scenarioId }) => scenarioId}
    />
  );
}
