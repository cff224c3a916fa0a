import type { Caller } from '#platform/core/roles.ts';
import { aCaller, insertWorkers, type TestWorker } from '#tests/support/a-registry.ts';
import { insertProgramme, type TestProgramme } from '#tests/support/a-sponsor.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { beginList } from './begin-list.ts';
import { addCandidates } from './fill-list.ts';
import { showCandidates } from './show-candidates.ts';
import { showCandidateList } from './show-list.ts';

export const villageCode = '51.71.04.2008';
export const village = aCaller('village', { areaCodes: [villageCode] });
export const stranger = aCaller('village', { areaCodes: ['51.71.01.1003'] });
export const office = aCaller('office_staff', { areaCodes: ['51.71'] });
export const regency = aCaller('government', { areaCodes: ['51.71'] });

export const idsOf = (people: readonly TestWorker[]) => people.map(({ workerId }) => workerId);

/** The acts on a list as tests say them: by the village, unless another is named, with the version it stands at. */
export function listHands(held: TestDatabase) {
  const shown = (listId: string, caller: Caller = village) =>
    showCandidateList(held.services, caller, listId);
  const versionOf = async (listId: string) => (await shown(listId)).version;
  const begin = async ({ programmeId }: TestProgramme, caller: Caller = village) =>
    (await beginList(held.services, caller, { programmeId, villageCode })).listId;
  const add = async (listId: string, people: readonly TestWorker[], caller: Caller = village) =>
    addCandidates(held.services, caller, {
      listId,
      version: await versionOf(listId),
      workerIds: idsOf(people),
    });
  const peopleOf = async (listId: string, caller: Caller = village) =>
    (await showCandidates(held.services, caller, { listId, limit: 200 })).candidates;
  const aListOf = async (people: readonly TestWorker[], asked = {}) => {
    const programme = await aReachingProgramme(held, asked);
    const listId = await begin(programme);
    if (people.length > 0) await add(listId, people);
    return { listId, programme };
  };
  return { shown, versionOf, begin, add, peopleOf, aListOf };
}

/** A programme that reaches a village with a quota, and leaves out the one beside it. */
export async function aReachingProgramme(
  held: TestDatabase,
  {
    quota = 3,
    villageCode = '51.71.04.2008',
    ...asked
  }: { quota?: number; villageCode?: string; startMonth?: string; areaCode?: string } = {},
): Promise<TestProgramme> {
  const programme = await insertProgramme(held, asked);
  await held.asAdmin(`
    insert into sponsorship.programme_villages (programme_id, village_code, village_kind, quota, budget_id, left_out)
    values ('${programme.programmeId}', '${villageCode}', 'desa', ${quota}, '${programme.budgetId}', ''),
      ('${programme.programmeId}', '51.71.01.1003', 'kelurahan', 0, null, 'source.desa_only')`);
  return programme;
}

/** Puts workers into the registry, each with what is particular about him. */
export async function insertPeople(
  held: TestDatabase,
  people: readonly (TestWorker & { readonly set?: string })[],
): Promise<void> {
  await insertWorkers(held, people);
  for (const { workerId, set } of people)
    if (set) await held.asAdmin(`update registry.workers set ${set} where worker_id = '${workerId}'`);
}

/** A month of a worker that is taken: due or paid, by himself or by a sponsor. */
export async function insertMonth(
  held: TestDatabase,
  { workerId }: TestWorker,
  taken: {
    readonly month: string;
    readonly payerKind: 'worker' | 'sponsor';
    readonly state: 'due' | 'paid';
  },
): Promise<void> {
  await held.asAdmin(`
    insert into contributions.worker_months (worker_id, month, membership_id, part, segment, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr, state, paid_on,
      area_code, sex, birth_band, occupation_group)
    select m.worker_id, '${taken.month}', m.membership_id, 'protection', 'BPU', '${taken.payerKind}', gen_random_uuid(), 16800, 1000000, 10000, 6800, '${taken.state}',
      ${taken.state === 'paid' ? `'2026-11-02'` : 'null'}, m.area_code, 'L', 1980, 'farmer'
    from registry.memberships m where m.worker_id = '${workerId}' and m.segment = 'BPU'`);
}
