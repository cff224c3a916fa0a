import { Link, useSearch } from '@tanstack/react-router';
import { nextHands, villageStages } from '#modules/sponsorship/core/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type BoardVillage, stageTones } from './board-api.ts';
import { StageFilterChips, stageFilters, villagesOf } from './stage-filter.tsx';

/** Villages of a programme by stage and money; those that it does not reach stand apart with the reason. */
export function VillageTable({ villages }: { readonly villages: readonly BoardVillage[] }) {
  const t = useText();
  const columns = useColumns();
  const { tahap } = useSearch({ from: '/bantuan' });
  const shown = stageFilters.find((one) => one === tahap) ?? 'all';
  const reached = villages.filter(({ leftOut }) => leftOut === '');
  const found = villagesOf(reached, shown);
  return (
    <div className="stack">
      <StageFilterChips villages={reached} shown={shown} />
      {found.length === 0 ? (
        <Empty title={t('board.villages.none')}>{t('board.villages.none.hint')}</Empty>
      ) : (
        <DataTable
          dense
          caption={t('board.villages')}
          columns={columns}
          rows={found}
          rowKey={({ programmeId, villageCode }) => `${programmeId} ${villageCode}`}
        />
      )}
      <LeftOut villages={villages.filter(({ leftOut }) => leftOut !== '')} />
    </div>
  );
}

function useColumns(): readonly Column<BoardVillage>[] {
  const t = useText();
  const format = useFormat();
  const money = (id: 'reservedIdr' | 'billedIdr' | 'paidIdr'): Column<BoardVillage> => ({
    id,
    header: t(`board.money.${id}`),
    numeric: true,
    sortBy: (village) => Number(village[id]),
    cell: (village) => (village[id] === '0' ? '–' : format.idr(village[id])),
  });
  return [
    {
      id: 'village',
      header: t('board.village'),
      naming: true,
      sortBy: ({ villageName }) => villageName,
      cell: (village) => (
        <>
          <VillageName village={village} />
          <span className="sub">{village.districtName}</span>
        </>
      ),
    },
    {
      id: 'stage',
      header: t('board.stage'),
      wide: true,
      sortBy: ({ stage }) => villageStages.indexOf(stage),
      cell: (village) => <Stage village={village} />,
    },
    {
      id: 'workers',
      header: t('board.workers'),
      numeric: true,
      sortBy: ({ workers, candidates }) => workers || candidates,
      cell: ({ workers, candidates, quota }) =>
        t('board.of_quota', { count: format.number(workers || candidates), quota: format.number(quota) }),
    },
    money('reservedIdr'),
    money('billedIdr'),
    money('paidIdr'),
  ];
}

function VillageName({ village: { villageName, listId } }: { readonly village: BoardVillage }) {
  if (listId === null) return villageName;
  return (
    <Link to="/bantuan/daftar/$listId" params={{ listId }}>
      {villageName}
    </Link>
  );
}

function Stage({ village }: { readonly village: BoardVillage }) {
  const t = useText();
  const format = useFormat();
  const next = nextHands[village.stage];
  return (
    <>
      <span className="row">
        <Tag tone={stageTones[village.stage]}>{t(`board.stage.${village.stage}`)}</Tag>
        {village.lags ? <Tag tone="bad">{t('board.lags')}</Tag> : null}
      </span>
      <span className="board-sub">
        {next === null ? t('board.next.none') : t(`board.next.${next}`)}
        {village.changedOn ? ` · ${t('board.since', { day: format.day(village.changedOn, 'short') })}` : ''}
      </span>
    </>
  );
}

function LeftOut({ villages }: { readonly villages: readonly BoardVillage[] }) {
  const t = useText();
  const format = useFormat();
  if (villages.length === 0) return null;
  return (
    <details>
      <summary>{t('board.left_out', { count: format.number(villages.length) })}</summary>
      <ul className="plain board-left-out">
        {villages.map(({ villageCode, villageName, leftOut }) => (
          <li key={villageCode}>
            <strong>{villageName}</strong> <span className="soft">{t(`programmes.left_out.${leftOut}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
