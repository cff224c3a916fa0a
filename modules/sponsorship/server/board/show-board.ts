import { isLagging, sponsorFundings } from '#modules/sponsorship/core/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import {
  type BoardProgrammeRow,
  type BoardVillageRow,
  listProgrammes,
  listVillages,
  sumBudgets,
} from './board-queries.ts';

/** Who sees where villages stand: those who work on it, those who pay, and the auditor. */
const boardReaders = [
  'office_staff',
  'office_supervisor',
  'government',
  'village',
  'sponsor',
  'auditor',
] as const satisfies readonly Role[];

/**
 * Villages by stage and money, of one programme, or of all where the caller is a village: counts, no people.
 * Without a programme it is the newest open one; one that the caller does not see has no villages.
 */
export async function showBoard(
  services: Services,
  caller: Caller,
  { programmeId: asked }: { readonly programmeId?: string | undefined },
) {
  requireRole({ name: 'sponsorship.show-board', roles: boardReaders }, caller);
  return read(services, caller, async (transaction) => {
    const programmes = await listProgrammes(transaction);
    const programmeId = asked ?? (caller.role === 'village' ? null : (programmes[0]?.programme_id ?? null));
    const villages = await listVillages(transaction, programmeId);
    const money = await sumBudgets(transaction, programmeId);
    return {
      programmes: programmes.map(programmeView),
      programmeId,
      villages: villages.map((village) => ({
        ...villageView(village),
        lags: lags(village, programmes, services.today()),
      })),
      money: {
        ceilingIdr: String(money.ceiling_idr),
        lapsedIdr: String(money.lapsed_idr),
        freeIdr: String(money.free_idr),
        reservedIdr: String(money.reserved_idr),
        billedIdr: String(money.billed_idr),
        paidIdr: String(money.paid_idr),
      },
    };
  });
}

/** Whether a village of an open programme has too few of its places on a list that was laid before the regency. */
function lags(village: BoardVillageRow, programmes: readonly BoardProgrammeRow[], today: string): boolean {
  const programme = programmes.find(({ programme_id }) => programme_id === village.programme_id);
  if (programme?.state !== 'open' || village.left_out !== '') return false;
  const isLaid = village.stage !== 'none' && village.stage !== 'draft';
  return isLagging({
    ...{ today, startMonth: programme.start_month, quota: village.quota },
    onLists: village.workers || (isLaid ? village.candidates - village.rejected : 0),
  });
}

function programmeView(row: BoardProgrammeRow) {
  const funding = sponsorFundings.find((one) => one === row.funding);
  if (!funding) throw new Error(`a programme has the funding ${row.funding}`);
  return {
    programmeId: row.programme_id,
    name: row.name,
    state: row.state,
    sponsorName: row.sponsor_name,
    funding,
    startMonth: row.start_month,
    months: row.months,
  };
}

function villageView(row: BoardVillageRow) {
  return {
    programmeId: row.programme_id,
    villageCode: row.village_code,
    villageName: row.village_name,
    districtName: row.district_name,
    villageKind: row.village_kind,
    quota: row.quota,
    leftOut: row.left_out,
    stage: row.stage,
    listId: row.list_id,
    note: row.note,
    changedOn: row.changed_on,
    candidates: row.candidates,
    accepted: row.accepted,
    rejected: row.rejected,
    undecided: row.undecided,
    reserve: row.reserve,
    workers: row.workers,
    reservedIdr: String(row.reserved_idr),
    billedIdr: String(row.billed_idr),
    paidIdr: String(row.paid_idr),
  };
}
