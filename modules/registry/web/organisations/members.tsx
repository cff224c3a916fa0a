import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { registryApi, type WorkerLine } from '#modules/registry/web/api/index.ts';
import { ProtectionTag } from '#modules/registry/web/fields/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

interface MembersProps {
  readonly organisationId: string;
  /** For the screen reader: whose members these are. */
  readonly name: string;
}

/** The members of a group as far as the caller may see them, a page at a time. */
export function Members({ organisationId, name }: MembersProps) {
  const t = useText();
  const columns = useColumns();
  const query = useInfiniteQuery({
    ...registryApi.workers.search.infiniteOptions({
      input: (cursor: string | undefined) => ({
        query: '',
        limit: 25,
        organisationId,
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
    staleTime: 60_000,
  });
  return (
    <Loaded query={query} lines={4}>
      {({ pages }) => {
        const workers = pages.flatMap((page) => page.workers);
        if (workers.length === 0)
          return (
            <Empty title={t('organisations.members.none')}>{t('organisations.members.none.hint')}</Empty>
          );
        return (
          <>
            <DataTable
              caption={t('organisations.members.of', { name })}
              columns={columns}
              rows={workers}
              rowKey={({ workerId }) => workerId}
            />
            <MoreRows query={query} />
          </>
        );
      }}
    </Loaded>
  );
}

function useColumns(): readonly Column<WorkerLine>[] {
  const t = useText();
  return [
    {
      id: 'name',
      header: t('organisations.members.name'),
      naming: true,
      cell: (row) => (
        <>
          <Link to="/pekerja/$workerId" params={{ workerId: row.workerId }}>
            {row.name}
          </Link>
          <span className="sub code">{row.nikMasked}</span>
        </>
      ),
    },
    {
      id: 'occupation',
      header: t('workers.occupation'),
      cell: (row) => row.occupation || '–',
    },
    {
      id: 'residence',
      header: t('workers.residence'),
      cell: (row) => row.area?.pathName ?? t('workers.residence.not_known'),
    },
    { id: 'protection', header: t('workers.protection'), cell: (row) => <ProtectionTag worker={row} /> },
  ];
}
