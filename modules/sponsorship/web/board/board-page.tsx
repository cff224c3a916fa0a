import { NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CountedPanel, WarningsPanel } from '#modules/sponsorship/web/counting/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { useFormat } from '#platform/web/format.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type Board, boardApi } from './board-api.ts';
import { BoardDoors } from './board-doors.tsx';
import { BoardMoney } from './board-money.tsx';
import { VillageCards } from './village-cards.tsx';
import { VillageTable } from './village-table.tsx';
import { WaitingLists } from './waiting-lists.tsx';

/** Those for whom lists wait, besides the village, whose own cards say it. */
const checkers: readonly Role[] = ['office_staff', 'office_supervisor', 'government'];

/** Where villages stand in a programme and with its money; what waits for the reader stands first. */
export function BoardPage() {
  const t = useText();
  const { role } = useAccount();
  // On a village's phone its own programmes come first, the other pages last.
  const isVillage = role === 'village';
  const { program } = useSearch({ from: '/bantuan' });
  const query = useQuery({
    ...boardApi.show.queryOptions({ input: program ? { programmeId: program } : {} }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t('board.title')} lead={t(leadOf(role))}>
      <div className="stack">
        {isVillage ? null : <BoardDoors />}
        {checkers.includes(role) ? <WaitingLists /> : null}
        {isVillage ? null : <WarningsPanel />}
        <Loaded query={query}>
          {(board) => (isVillage ? <VillageCards board={board} /> : <Overview board={board} />)}
        </Loaded>
        {isVillage ? <WarningsPanel /> : null}
        <CountedPanel />
        {isVillage ? <BoardDoors /> : null}
      </div>
    </Page>
  );
}

function leadOf(role: Role): string {
  if (role === 'village') return 'board.lead.village';
  return role === 'sponsor' ? 'board.lead.sponsor' : 'board.lead';
}

function Overview({ board }: { readonly board: Board }) {
  const t = useText();
  if (board.programmes.length === 0) return <Empty title={t('board.none')}>{t('board.none.hint')}</Empty>;
  return (
    <>
      <Programmes board={board} />
      <BoardMoney money={board.money} />
      <Section title={t('board.villages')}>
        <VillageTable villages={board.villages} />
      </Section>
    </>
  );
}

/** Which programme the villages below belong to. */
function Programmes({ board }: { readonly board: Board }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { tahap } = useSearch({ from: '/bantuan' });
  const shown = board.programmes.find(({ programmeId }) => programmeId === board.programmeId);
  return (
    <section className="card board-programme" aria-label={t('board.programme')}>
      <NativeSelect
        label={t('board.programme')}
        value={board.programmeId ?? ''}
        data={board.programmes.map(({ programmeId, name, state }) => ({
          value: programmeId,
          label: state === 'closed' ? t('board.programme.closed', { name }) : name,
        }))}
        onChange={(event) => {
          const program = event.currentTarget.value;
          navigate({ to: '/bantuan', search: { program, tahap }, replace: true }).catch(reportError);
        }}
      />
      {shown ? (
        <p className="soft">
          {t('board.programme.terms', {
            sponsor: shown.sponsorName,
            months: shown.months,
            from: format.month(shown.startMonth),
          })}
        </p>
      ) : null}
    </section>
  );
}
