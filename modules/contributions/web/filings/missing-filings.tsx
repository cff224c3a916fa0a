import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { filingsApi } from './filings-api.ts';

type Missing = Awaited<ReturnType<typeof filingsApi.filings.missing.call>>['employers'][number];

/** Employers of the area whose month is not filed. */
export function MissingFilings({ month }: { readonly month: string }) {
  const t = useText();
  const format = useFormat();
  const query = useQuery(filingsApi.filings.missing.queryOptions({ input: { month, limit: 200 } }));
  const columns = useColumns();
  return (
    <Loaded query={query}>
      {({ total, employers }) => (
        <Section title={t('filings.missing.of', { month: format.month(month), n: format.number(total) })}>
          {total === 0 ? (
            <Empty title={t('filings.missing.none')} />
          ) : (
            <>
              <DataTable
                caption={t('filings.missing')}
                columns={columns}
                rows={employers}
                rowKey={({ employerId }) => employerId}
              />
              {total > employers.length ? (
                <p className="soft small">
                  {t('filings.missing.more', {
                    shown: format.number(employers.length),
                    n: format.number(total),
                  })}
                </p>
              ) : null}
            </>
          )}
        </Section>
      )}
    </Loaded>
  );
}

function useColumns(): readonly Column<Missing>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'name',
      header: t('filings.employer'),
      naming: true,
      sortBy: ({ name }) => name,
      cell: (row) => (
        <>
          <Link to="/upah" search={{ pemberi: row.employerId, nama: row.name }}>
            {row.name}
          </Link>
          {row.npp ? <span className="sub code">{row.npp}</span> : null}
        </>
      ),
    },
    {
      id: 'area',
      header: t('filings.area'),
      sortBy: ({ areaName }) => areaName,
      cell: ({ areaName }) => areaName,
    },
    {
      id: 'members',
      header: t('filings.workers'),
      numeric: true,
      sortBy: ({ members }) => members,
      cell: ({ members }) => format.number(members),
    },
    {
      id: 'last',
      header: t('filings.missing.last'),
      short: true,
      sortBy: ({ lastMonth }) => lastMonth,
      cell: ({ lastMonth }) => (lastMonth ? format.month(lastMonth) : t('filings.missing.never')),
    },
    {
      id: 'provisional',
      header: t('filings.provisional'),
      numeric: true,
      sortBy: ({ provisionalIdr }) => Number(provisionalIdr ?? 0),
      cell: ({ provisionalIdr }) => (provisionalIdr ? format.idr(provisionalIdr) : '–'),
    },
  ];
}
