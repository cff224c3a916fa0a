import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { coverageApi } from '#modules/coverage/web/api/index.ts';
import { mayWrite } from '#platform/core/roles.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Page, Section, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { TargetGaps } from './target-gaps.tsx';
import { LoadTargets, TargetTemplate } from './target-loader.tsx';
import { useTargetValue } from './use-target-value.ts';

type Target = Awaited<ReturnType<typeof coverageApi.targets.list.call>>['targets'][number];

const relations = ['own', 'above', 'below', 'branch'] as const;

/** Targets of an area and what is missing to them; whose each is, is said. Open to anyone, loaded by who keeps workforce figures. */
export function TargetsPage() {
  const t = useText();
  const { account } = useVisitor();
  const { wilayah } = useSearch({ from: '/target' });
  const areas = account?.areas ?? [];
  const area = wilayah ?? (areas.length === 1 ? areas[0]?.code : undefined) ?? '51';
  const mayLoad = account !== null && mayWrite(account.role, 'denominators');
  return (
    <Page
      title={t('targets.title')}
      lead={t('targets.lead')}
      actions={mayLoad ? <TargetTemplate area={area} /> : null}
    >
      {areas.length > 1 ? (
        <nav className="chips" aria-label={t('targets.area')}>
          {areas.map(({ code, name }) => (
            <Link
              key={code}
              to="/target"
              search={{ wilayah: code }}
              className="chip chip-link"
              aria-current={code === area ? 'page' : undefined}
            >
              {name}
            </Link>
          ))}
        </nav>
      ) : null}
      <TargetGaps area={area} />
      <OfArea area={area} />
      {mayLoad ? <LoadTargets /> : null}
    </Page>
  );
}

function OfArea({ area }: { readonly area: string }) {
  const query = useQuery(coverageApi.targets.list.queryOptions({ input: { area } }));
  return (
    <Loaded query={query}>
      {({ targets, area: { pathName } }) => <List area={area} pathName={pathName} targets={targets} />}
    </Loaded>
  );
}

interface ListProps {
  readonly area: string;
  readonly pathName: string;
  readonly targets: readonly Target[];
}

function List({ area, pathName, targets }: ListProps) {
  const t = useText();
  const columns = useColumns();
  const { milik, tahun } = useSearch({ from: '/target' });
  const shown = targets.filter(
    ({ relation, period }) =>
      (milik === undefined || relation === milik) && (tahun === undefined || period.startsWith(tahun)),
  );
  return (
    <Section title={`${t('targets.list')}: ${pathName}`}>
      <div className="stack">
        <Filters area={area} targets={targets} />
        {shown.length === 0 ? (
          <Empty title={t('targets.none')}>{t('targets.none.hint')}</Empty>
        ) : (
          <DataTable caption={t('targets.list')} columns={columns} rows={shown} rowKey={({ id }) => id} />
        )}
      </div>
    </Section>
  );
}

/** By whose they are, then by year; the chosen one stands in the address. */
function Filters({ area, targets }: Pick<ListProps, 'area' | 'targets'>) {
  const t = useText();
  const { milik, tahun } = useSearch({ from: '/target' });
  const years = [...new Set(targets.map(({ period }) => period.slice(0, 4)))].toSorted();
  const chip = (key: string, text: string, search: { milik: typeof milik; tahun: typeof tahun }) => (
    <Link
      key={key}
      to="/target"
      search={{ wilayah: area, ...search }}
      className="chip chip-link"
      aria-current={search.milik === milik && search.tahun === tahun ? 'page' : undefined}
    >
      {text}
    </Link>
  );
  return (
    <div className="stack stack-tight">
      <nav className="chips" aria-label={t('targets.filter.relation')}>
        {[undefined, ...relations].map((one) =>
          chip(one ?? '', t(one ? `targets.relation.${one}` : 'targets.filter.all'), { milik: one, tahun }),
        )}
      </nav>
      <nav className="chips" aria-label={t('targets.filter.year')}>
        {[undefined, ...years].map((year) =>
          chip(year ?? '', year ?? t('targets.filter.period.all'), { milik, tahun: year }),
        )}
      </nav>
    </div>
  );
}

function useColumns(): readonly Column<Target>[] {
  const t = useText();
  const format = useFormat();
  const value = useTargetValue();
  return [
    {
      id: 'scope',
      header: t('targets.column.scope'),
      naming: true,
      sortBy: (row) => row.scope.name,
      cell: (row) => (
        <>
          {row.scope.kind === 'area' && row.relation !== 'own' ? (
            <Link to="/target" search={{ wilayah: row.scope.code }}>
              {row.scope.name}
            </Link>
          ) : (
            <strong>{row.scope.name}</strong>
          )}
          <span className="sub soft small">{t(`targets.relation.${row.relation}`)}</span>
        </>
      ),
    },
    {
      id: 'period',
      header: t('targets.column.period'),
      short: true,
      sortBy: (row) => row.period,
      cell: (row) => (row.period.length === 4 ? row.period : format.month(row.period, 'short')),
    },
    {
      id: 'value',
      header: t('targets.column.value'),
      numeric: true,
      cell: (row) => <strong>{value(row)}</strong>,
    },
    {
      id: 'indicator',
      header: t('targets.column.indicator'),
      sortBy: (row) => row.indicator,
      cell: (row) => (
        <>
          {row.indicatorName}
          {row.segment === 'ALL' ? null : (
            <span className="sub soft small">{t(`coverage.segment.long.${row.segment}`)}</span>
          )}
        </>
      ),
    },
    { id: 'source', header: t('targets.column.source'), wide: true, cell: (row) => <Source target={row} /> },
  ];
}

/** Where it comes from, how sure it is, and who says otherwise. */
function Source({ target }: { readonly target: Target }) {
  const t = useText();
  const format = useFormat();
  const value = useTargetValue();
  const { source, asOf, certainty, note, synthetic, conflicts } = target;
  return (
    <div className="stack stack-tight">
      <span>
        {synthetic ? <Tag tone="warn">{t('targets.synthetic')}</Tag> : null} {source}
      </span>
      <span className="soft small">
        {t('targets.column.set')} {format.day(asOf, 'short')}, {t(`coverage.certainty.${certainty}`)}
      </span>
      {note === '' ? null : <span className="soft small">{note}</span>}
      {conflicts.map((other) => (
        <span key={other.id} className="small">
          <Tag tone="warn">{t('targets.conflict.tag')}</Tag>{' '}
          {t('targets.conflict', {
            value: value({ unit: target.unit, value: other.value }),
            source: other.source,
          })}
        </span>
      ))}
    </div>
  );
}
