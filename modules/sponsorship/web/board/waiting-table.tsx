import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { WaitingList } from '#modules/sponsorship/web/verification/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { actsAtOnce } from './waiting-acts.tsx';

interface WaitingTableProps {
  readonly lists: readonly WaitingList[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

/** Lists that wait, the longest waiting first. */
export function WaitingTable({ lists, chosen, onChosen }: WaitingTableProps) {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  const columns: readonly Column<WaitingList>[] = [
    {
      id: 'village',
      header: t('board.village'),
      naming: true,
      sortBy: ({ villageName }) => villageName,
      cell: (list) => (
        <span className="board-name">
          {actsAtOnce(list, role) ? <Choice list={list} chosen={chosen} onChosen={onChosen} /> : null}
          <span>
            <Link to="/bantuan/daftar/$listId" params={{ listId: list.listId }}>
              {list.villageName}
            </Link>
            <span className="sub">{list.programmeName}</span>
          </span>
        </span>
      ),
    },
    {
      id: 'task',
      header: t('board.waiting.task'),
      wide: true,
      sortBy: ({ state }) => state,
      cell: (list) => (
        <>
          <span className="row">
            <Tag tone="warn">{t(`board.task.${list.state}`)}</Tag>
            {list.kind === 'first' ? null : <Tag tone="plain">{t(`board.kind.${list.kind}`)}</Tag>}
          </span>
          {list.ownHand ? <span className="board-sub">{t(`check.own_hand.${list.ownHand}`)}</span> : null}
        </>
      ),
    },
    {
      id: 'workers',
      header: t('board.workers'),
      numeric: true,
      sortBy: ({ workers, candidates }) => workers || candidates,
      cell: ({ workers, candidates }) => format.number(workers || candidates),
    },
    {
      id: 'amount',
      header: t('board.amount'),
      numeric: true,
      sortBy: ({ amountIdr }) => Number(amountIdr),
      cell: ({ amountIdr }) => (amountIdr === '0' ? '–' : format.idr(amountIdr)),
    },
    {
      id: 'since',
      header: t('board.waiting.since'),
      numeric: true,
      sortBy: ({ since }) => since,
      cell: ({ since }) => format.day(since, 'short'),
    },
  ];
  return (
    <DataTable
      dense
      caption={t('board.waiting')}
      columns={columns}
      rows={lists}
      rowKey={({ listId }) => listId}
    />
  );
}

interface ChoiceProps {
  readonly list: WaitingList;
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

function Choice({ list: { listId, villageName }, chosen, onChosen }: ChoiceProps) {
  const t = useText();
  return (
    <Checkbox
      aria-label={t('check.choose.one', { name: villageName })}
      checked={chosen.has(listId)}
      onChange={(event) => {
        const next = new Set(chosen);
        if (event.currentTarget.checked) next.add(listId);
        else next.delete(listId);
        onChosen(next);
      }}
    />
  );
}
