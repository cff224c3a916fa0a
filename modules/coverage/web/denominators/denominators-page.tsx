import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { coverageApi } from '#modules/coverage/web/api/index.ts';
import { LoadLines } from '#modules/coverage/web/csv/index.ts';
import { mayWrite } from '#platform/core/roles.ts';
import { csvOf, saveFile } from '#platform/web/csv-file.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Page, Section, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';

type Denominator = Awaited<ReturnType<typeof coverageApi.coverage.denominators.call>>['denominators'][number];

const head = ['area_code', 'segment', 'value', 'definition', 'source', 'as_of', 'certainty', 'note'];

/** Workforce figures of an area with where each comes from, and the way to load more from a file. */
export function DenominatorsPage() {
  const t = useText();
  const { areas, role } = useAccount();
  const { wilayah } = useSearch({ from: '/penyebut' });
  const area = wilayah ?? areas[0]?.code ?? '51';
  return (
    <Page title={t('denominators.title')} lead={t('denominators.lead')} actions={<Template area={area} />}>
      {areas.length > 1 ? (
        <nav className="chips" aria-label={t('denominators.area')}>
          {areas.map(({ code, name }) => (
            <Link
              key={code}
              to="/penyebut"
              search={{ wilayah: code }}
              className="chip chip-link"
              aria-current={code === area ? 'page' : undefined}
            >
              {name}
            </Link>
          ))}
        </nav>
      ) : null}
      <OfArea area={area} />
      {mayWrite(role, 'denominators') ? <Load /> : null}
    </Page>
  );
}

function Template({ area }: { readonly area: string }) {
  const t = useText();
  const example = [area, 'ALL', 100_000, 'COV-EMP', 'BPS, Sakernas', '2025-08-31', 'A', ''];
  return (
    <Button variant="default" onClick={() => saveFile('penyebut.csv', csvOf([head, example]))}>
      {t('denominators.template')}
    </Button>
  );
}

function Load() {
  const t = useText();
  const format = useFormat();
  const queries = useQueryClient();
  const load = useMutation(
    coverageApi.coverage.loadDenominators.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: coverageApi.coverage.key() }),
    }),
  );
  const counted = load.data && {
    n: format.number(load.data.loaded),
    unchanged: format.number(load.data.unchanged),
  };
  return (
    <LoadLines
      title={t('denominators.load')}
      hint={t('denominators.load.hint')}
      choose={t('denominators.load.choose')}
      loaded={counted ? t('denominators.loaded', counted) : null}
      load={load}
    />
  );
}

function OfArea({ area }: { readonly area: string }) {
  const t = useText();
  const columns = useColumns();
  const query = useQuery(coverageApi.coverage.denominators.queryOptions({ input: { area } }));
  return (
    <Loaded query={query}>
      {({ denominators }) =>
        denominators.length === 0 ? (
          <Empty title={t('denominators.none')}>{t('denominators.none.hint')}</Empty>
        ) : (
          <Section title={denominators[0]?.area.pathName ?? area}>
            <DataTable
              caption={t('denominators.title')}
              columns={columns}
              rows={denominators}
              rowKey={(row) =>
                [row.segment, row.occupationGroup, row.definition, row.asOf, row.source].join('|')
              }
            />
          </Section>
        )
      }
    </Loaded>
  );
}

function useColumns(): readonly Column<Denominator>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'segment',
      header: t('workers.segment'),
      naming: true,
      cell: (row) => (
        <>
          {t(`coverage.segment.long.${row.segment}`)}
          {row.occupationGroup === '' ? null : (
            <span className="sub soft small">{t(`coverage.occupation.${row.occupationGroup}`)}</span>
          )}
        </>
      ),
    },
    {
      id: 'value',
      header: t('coverage.definition.denominator'),
      numeric: true,
      sortBy: (row) => row.value,
      cell: (row) => format.number(row.value),
    },
    {
      id: 'definition',
      header: t('coverage.definition.of_denominator'),
      cell: (row) => (
        <span>{row.synthetic ? <Tag tone="warn">{t('denominators.synthetic')}</Tag> : row.definition}</span>
      ),
    },
    { id: 'source', header: t('coverage.definition.source'), cell: (row) => row.source },
    {
      id: 'asOf',
      header: t('coverage.definition.as_of'),
      short: true,
      sortBy: (row) => row.asOf,
      cell: (row) => format.day(row.asOf, 'short'),
    },
    { id: 'certainty', header: t('coverage.definition.certainty'), cell: (row) => row.certainty },
    { id: 'note', header: t('denominators.note'), cell: (row) => row.note },
  ];
}
