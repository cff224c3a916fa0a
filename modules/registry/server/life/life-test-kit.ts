import type { Caller, Role } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker, insertWorkers, type TestWorker } from '#tests/support/a-registry.ts';
import { type TestDatabase, testToday } from '#tests/support/database.ts';
import { type ActOutcome, actOnWorker } from './act-on-worker.ts';
import { approveProposal } from './approve-proposal.ts';
import type { LifeWords } from './situation.ts';

export const ubungKaja = '51.71.04.2008';
export const sesetan = '51.71.01.1003';
export const batubulan = '51.04.01.2001';
export const reason = 'Surat keterangan dari kepala lingkungan';

const branch = ['51.01', '51.02', '51.03', '51.08', '51.71'];

export function office(role: Role = 'office_staff', override: Partial<Caller> = {}): Caller {
  return aCaller(role, { areaCodes: branch, ...override });
}

export function village(areaCode = ubungKaja): Caller {
  return aCaller('village', { areaCodes: [areaCode] });
}

/** A registered worker; the office's own registration and his membership are what acts start from. */
export async function aRegistered(
  held: TestDatabase,
  override: Partial<TestWorker> = {},
): Promise<TestWorker & { readonly membershipId: string }> {
  const worker = aWorker({ workAreaCode: override.areaCode ?? ubungKaja, ...override });
  await insertWorkers(held, [worker]);
  const [membership] = await held.asAdmin(
    `select membership_id from registry.memberships where worker_id = '${worker.workerId}'`,
  );
  return { ...worker, membershipId: String(membership?.membership_id ?? newId()) };
}

/** Asks for an act on the worker as he stands. */
export async function ask(
  held: TestDatabase,
  caller: Caller,
  asked: { readonly workerId: string; readonly words: LifeWords; readonly expectedVersion?: number },
  key?: string,
): Promise<ActOutcome> {
  const expectedVersion = asked.expectedVersion ?? (await versionOf(held, asked.workerId));
  return actOnWorker(held.services, caller, { ...asked, expectedVersion, reason, documentId: null }, key);
}

/** As `ask`, and a supervisor who is another person agrees where one must. */
export async function carryOut(
  held: TestDatabase,
  caller: Caller,
  asked: { readonly workerId: string; readonly words: LifeWords },
): Promise<string> {
  const { eventId, proposalId } = await ask(held, caller, asked);
  if (proposalId === null) return eventId ?? '';
  const place = { workerId: asked.workerId, proposalId };
  return (await approveProposal(held.services, office('office_supervisor'), place)).eventId;
}

export async function versionOf(held: TestDatabase, workerId: string): Promise<number> {
  const [row] = await held.asAdmin(`select version from registry.workers where worker_id = '${workerId}'`);
  return Number(row?.version ?? 1);
}

/** What each act says of a worker for whom it is right. */
export const wordsOf = {
  'registry.report-death': () => ({ act: 'registry.report-death', on: '2026-10-10' }),
  'registry.move-worker': () => ({
    act: 'registry.move-worker',
    on: testToday,
    villageCode: sesetan,
    hamlet: '',
    address: '',
  }),
  'registry.change-work': () => ({
    act: 'registry.change-work',
    on: testToday,
    occupation: 'Nelayan',
    declaredIncomeIdr: '1500000',
  }),
  'registry.correct-worker': () => ({
    act: 'registry.correct-worker',
    correction: { name: 'I Wayan Sudana' },
  }),
  'registry.end-membership': ({ membershipId }) => ({
    act: 'registry.end-membership',
    membershipId,
    on: '2026-10-10',
    why: 'own_wish',
  }),
  'registry.restart-membership': ({ membershipId }) => ({
    act: 'registry.restart-membership',
    membershipId,
    on: testToday,
  }),
  'registry.undo-act': ({ eventId }) => ({ act: 'registry.undo-act', eventId }),
} satisfies {
  readonly [Act in LifeWords['act']]: (of: {
    readonly membershipId: string;
    readonly eventId: string;
  }) => Extract<LifeWords, { readonly act: Act }>;
};
