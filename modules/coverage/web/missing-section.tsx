import { useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Coverage, coverageApi, type Missing } from './api.ts';
import { useAskedPlace } from './use-asked.ts';

type Row = Missing['rows'][number];

/** By occupation: who is registered and not protected today, and how many more the workforce has. */
export function MissingSection({ coverage }: { readonly coverage: Coverage }) {
  const t = useText();
  const format = useFormat();
  const input = useAskedPlace(coverage);
  const query = useQuery(coverageApi.views.missing.queryOptions({ input }));
  return (
    <Section id="belum" title={t('picture.missing.title')}>
      <Loaded query={query} lines={8}>
        {(missing) =>
          missing.rows.length === 0 ? (
            <Empty title={t('picture.missing.none')} />
          ) : (
            <>
              <p className="small soft">{t('picture.missing.lead', { day: format.day(missing.onDay) })}</p>
              <MissingTable missing={missing} />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function MissingTable({ missing }: { readonly missing: Missing }) {
  const t = useText();
  const format = useFormat();
  const number = (value: number | null) =>
    value === null ? t('picture.withheld.short') : format.number(value);
  const hasWorkforce = missing.rows.some(({ workforce }) => workforce !== null);
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      header: t('picture.column.occupation'),
      naming: true,
      sortBy: (row) => row.name,
      cell: (row) => row.name,
    },
    {
      id: 'missing',
      header: t('picture.column.missing'),
      numeric: true,
      sortBy: (row) => row.missing,
      cell: (row) => <strong>{number(row.missing)}</strong>,
    },
    {
      id: 'registered',
      header: t('picture.column.registered'),
      numeric: true,
      sortBy: (row) => row.registered,
      cell: (row) => number(row.registered),
    },
    ...(hasWorkforce ? [workforceColumn(t('picture.column.of_workforce'), format.number)] : []),
  ];
  return (
    <DataTable
      caption={t('picture.missing.title')}
      columns={columns}
      rows={missing.rows}
      rowKey={({ key }) => key}
      initialSort={{ id: hasWorkforce ? 'workforce' : 'missing', descending: true }}
      dense
    />
  );
}

function workforceColumn(header: string, formatNumber: (value: number) => string): Column<Row> {
  return {
    id: 'workforce',
    header,
    numeric: true,
    sortBy: (row) => row.missingOfWorkforce,
    cell: ({ missingOfWorkforce, workforce }) =>
      missingOfWorkforce === null || workforce === null ? (
        '–'
      ) : (
        <>
          {formatNumber(missingOfWorkforce)}
          <span className="sub">/ {formatNumber(workforce)}</span>
        </>
      ),
  };
}
