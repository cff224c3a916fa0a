import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Section, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type TenderList, tenderApi } from './tender-api.ts';

/** The lists this desk checked before, newest first. */
export function EarlierLists({ openId }: { readonly openId: string | null }) {
  const t = useText();
  const columns = useColumns(openId);
  const query = useInfiniteQuery(
    tenderApi.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 20, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
  );
  return (
    <Section title={t('tender.lists')}>
      <Loaded query={query}>
        {({ pages }) => {
          const lists = pages.flatMap((page) => page.lists);
          if (lists.length === 0) return <Empty title={t('tender.none')}>{t('tender.none.hint')}</Empty>;
          return (
            <>
              <DataTable
                dense
                caption={t('tender.lists')}
                columns={columns}
                rows={lists}
                rowKey={({ listId }) => listId}
              />
              <MoreRows query={query} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function useColumns(openId: string | null): readonly Column<TenderList>[] {
  const t = useText();
  const format = useFormat();
  const counted = (id: 'rowsValid' | 'rowsConditional' | 'rowsNotValid', header: string) =>
    ({ id, header, numeric: true, cell: (list: TenderList) => format.number(list[id]) }) as const;
  return [
    {
      id: 'list',
      header: t('tender.list'),
      naming: true,
      cell: ({ listId, title, fileName }) => (
        <>
          <Link to="/izin/tender" search={{ daftar: listId }} className="breakable">
            {title}
          </Link>{' '}
          {listId === openId ? <Tag tone="calm">{t('tender.is_open')}</Tag> : null}
          {fileName === title ? null : <span className="sub breakable">{fileName}</span>}
        </>
      ),
    },
    {
      id: 'checked',
      header: t('desk.checked_at'),
      cell: ({ checkedAt, checkedBy }) => (
        <div>
          {format.instant(checkedAt)}
          <span className="tender-by">{checkedBy}</span>
        </div>
      ),
    },
    counted('rowsValid', t('desk.status.VALID')),
    counted('rowsConditional', t('desk.status.CONDITIONAL')),
    counted('rowsNotValid', t('desk.status.TIDAK_VALID')),
  ];
}
