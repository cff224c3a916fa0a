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

/** What applies to the area stands first: its own targets and inherited ones. */
const choices = [undefined, 'own', 'above', 'below', 'branch', 'all'] as const;
type Choice = (typeof choices)[number];

function isChosen({ relation }: Target, choice: Choice): boolean {
  if (choice === undefined) return relation === 'own' || relation === 'above';
  return choice === 'all' || relation === choice;
}

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
          {[{ code: provinceOf(areas), name: t('targets.province') }, ...areas].map(({ code, name }) => (
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

function provinceOf(areas: readonly { readonly code: string }[]): string {
  return areas[0]?.code.slice(0, 2) ?? '51';
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
  const { today } = useVisitor();
  const shown = targets
    .filter((target) => isChosen(target, milik) && (tahun === undefined || target.period.startsWith(tahun)))
    .toSorted(nextFirst(today.slice(0, 4)));
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

/** The next to be reached stands above, those that are over last, the latest of them first. */
function nextFirst(year: string) {
  const isOver = ({ period }: Target) => period.slice(0, 4) < year;
  return (one: Target, other: Target) => {
    if (isOver(one) !== isOver(other)) return isOver(one) ? 1 : -1;
    return one.period.localeCompare(other.period) * (isOver(one) ? -1 : 1);
  };
}

/** By whose they are, then by year; the chosen one stands in the address. */
function Filters({ area, targets }: Pick<ListProps, 'area' | 'targets'>) {
  const t = useText();
  const { milik, tahun } = useSearch({ from: '/target' });
  const years = [
    ...new Set(targets.filter((target) => isChosen(target, milik)).map(({ period }) => period.slice(0, 4))),
  ].toSorted();
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
        {choices.map((one) =>
          chip(one ?? '', t(one === 'all' ? 'targets.filter.all' : `targets.relation.${one ?? 'applies'}`), {
            ...{ milik: one, tahun },
          }),
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
