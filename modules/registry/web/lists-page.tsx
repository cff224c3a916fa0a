import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { registryApi, type WorkerList } from './api/index.ts';
import { allSentBy, isWorking, stateTones } from './outcome.ts';

/** Every list handed in within the own scope, newest first. */
export function ListsPage() {
  const t = useText();
  const query = useInfiniteQuery({
    ...registryApi.lists.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 20, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.lists.some((list) => isWorking(list.state))) ? 2000 : false,
  });
  return (
    <Page title={t('lists.title')} lead={t('lists.lead')} actions={<NewListButton />}>
      <Loaded query={query}>
        {({ pages }) => {
          const lists = pages.flatMap((page) => page.lists);
          if (lists.length === 0) {
            return (
              <Empty title={t('lists.empty')} action={<NewListButton />}>
                {t('lists.empty.hint')}
              </Empty>
            );
          }
          return (
            <section className="card">
              <ListTable lists={lists} />
              <MoreRows query={query} />
            </section>
          );
        }}
      </Loaded>
    </Page>
  );
}

function NewListButton() {
  const t = useText();
  return <Button renderRoot={(props) => <Link to="/daftar/baru" {...props} />}>{t('lists.new')}</Button>;
}

/** On a phone a card of few lines: whoever sees only lists of their own needs no sender. */
function ListTable({ lists }: { readonly lists: readonly WorkerList[] }) {
  const t = useText();
  const columns = useColumns(!allSentBy(lists, useAccount().name));
  return (
    <DataTable
      dense
      caption={t('lists.title')}
      columns={columns}
      rows={lists}
      rowKey={({ listId }) => listId}
    />
  );
}

function useColumns(withSender: boolean): readonly Column<WorkerList>[] {
  const t = useText();
  const format = useFormat();
  const sender: Column<WorkerList> = {
    id: 'sender',
    header: t('lists.column.sender'),
    cell: (list) => list.sender,
  };
  return [
    {
      id: 'file',
      header: t('lists.column.file'),
      naming: true,
      cell: (list) => (
        <>
          <Link to="/daftar/$listId" params={{ listId: list.listId }}>
            {list.fileName}
          </Link>
          <span className="sub">
            {t(`lists.kind.${list.kind}.short`)} · {list.organisation?.name ?? list.area?.pathName ?? ''}
          </span>
        </>
      ),
    },
    {
      id: 'state',
      wide: true,
      header: t('lists.column.state'),
      cell: (list) => <Tag tone={stateTones[list.state]}>{t(`lists.state.${list.state}`)}</Tag>,
    },
    {
      id: 'rows',
      header: t('lists.column.rows'),
      numeric: true,
      sortBy: (list) => list.rowsTotal,
      cell: (list) => format.number(list.rowsTotal),
    },
    {
      id: 'fix',
      header: t('lists.outcome.fix'),
      numeric: true,
      sortBy: (list) => list.counts.fix,
      cell: (list) => format.number(list.counts.fix),
    },
    {
      id: 'registered',
      header: t('lists.column.registered'),
      numeric: true,
      sortBy: (list) => list.rowsRegistered,
      cell: (list) => format.number(list.rowsRegistered),
    },
    ...(withSender ? [sender] : []),
    {
      id: 'received',
      short: true,
      header: t('lists.column.received'),
      sortBy: (list) => list.receivedAt,
      cell: (list) => format.instant(list.receivedAt),
    },
  ];
}
