import { Link } from '@tanstack/react-router';
import { BeginListButton } from '#modules/sponsorship/web/candidates/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { Empty, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Board, type BoardProgramme, type BoardVillage, stageTones } from './board-api.ts';

/** A village's own programmes: how many may be paid for, who is on the list, what is missing, and the next step. */
export function VillageCards({ board }: { readonly board: Board }) {
  const t = useText();
  const cards = board.villages.flatMap((village) => {
    const programme = board.programmes.find(({ programmeId }) => programmeId === village.programmeId);
    return programme ? [{ village, programme }] : [];
  });
  if (cards.length === 0)
    return <Empty title={t('board.village.none')}>{t('board.village.none.hint')}</Empty>;
  const order = (one: (typeof cards)[number]) => (one.programme.state === 'open' ? 0 : 1);
  return (
    <div className="board-cards">
      {cards
        .toSorted((one, other) => order(one) - order(other))
        .map(({ village, programme }) => (
          <VillageCard key={`${village.programmeId} ${village.villageCode}`} {...{ village, programme }} />
        ))}
    </div>
  );
}

interface VillageCardProps {
  readonly village: BoardVillage;
  readonly programme: BoardProgramme;
}

function VillageCard({ village, programme }: VillageCardProps) {
  const t = useText();
  const format = useFormat();
  return (
    <section className="card stack">
      <div>
        <h2>{programme.name}</h2>
        <p className="small soft">
          {village.villageName} · {programme.sponsorName} ·{' '}
          {t('board.card.months', { count: programme.months, from: format.month(programme.startMonth) })}
        </p>
      </div>
      {village.leftOut ? (
        <Notice>{t(`programmes.left_out.${village.leftOut}`)}</Notice>
      ) : (
        <>
          <p className="row">
            <Tag tone={stageTones[village.stage]}>{t(`board.stage.${village.stage}`)}</Tag>
            {village.lags ? <Tag tone="bad">{t('board.lags')}</Tag> : null}
          </p>
          <Quota village={village} isOpen={programme.state === 'open'} />
          <NextStep village={village} programme={programme} />
        </>
      )}
    </section>
  );
}

function Quota({ village, isOpen }: { readonly village: BoardVillage; readonly isOpen: boolean }) {
  const t = useText();
  const format = useFormat();
  const filled = village.workers || village.candidates;
  const isFilling = isOpen && (village.stage === 'none' || village.stage === 'draft');
  const missing = isFilling ? Math.max(0, village.quota - filled) : 0;
  return (
    <div className="stack-tight">
      <p>
        <strong className="board-count">{format.number(filled)}</strong>{' '}
        {t('board.card.of_quota', { quota: format.number(village.quota) })}
      </p>
      <div className="board-meter" aria-hidden="true">
        <span
          style={{ width: `${village.quota === 0 ? 0 : Math.min(100, (filled * 100) / village.quota)}%` }}
        />
      </div>
      <ul className="plain small soft">
        {missing > 0 ? <li>{t('board.card.missing', { count: format.number(missing) })}</li> : null}
        {village.reserve > 0 ? (
          <li>{t('board.card.reserve', { count: format.number(village.reserve) })}</li>
        ) : null}
        {village.rejected > 0 ? (
          <li>{t('board.card.rejected', { count: format.number(village.rejected) })}</li>
        ) : null}
      </ul>
    </div>
  );
}

/** What the village does now, or whom it waits for. */
function NextStep({ village, programme }: VillageCardProps) {
  const t = useText();
  const isReturned = village.stage === 'draft' && village.note !== '';
  return (
    <div className="stack-tight">
      {isReturned ? (
        <Notice tone="warn" title={t('board.card.returned')}>
          {village.note}
        </Notice>
      ) : null}
      <p>{t(isReturned ? 'board.card.step.returned' : `board.card.step.${village.stage}`)}</p>
      {village.listId === null ? (
        programme.state === 'open' && village.stage === 'none' ? (
          <div>
            <BeginListButton programmeId={village.programmeId} villageCode={village.villageCode} />
          </div>
        ) : null
      ) : (
        <p>
          <Link to="/bantuan/daftar/$listId" params={{ listId: village.listId }}>
            {t(village.stage === 'draft' ? 'board.card.continue' : 'board.card.open')}
          </Link>
        </p>
      )}
    </div>
  );
}
