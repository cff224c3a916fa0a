import { describe, expect, test } from 'vitest';
import {
  type RequestAct,
  type RequestKind,
  type RequestState,
  requestActNames,
  requestKinds,
  requestStateAfter,
  requestStates,
  rolesOfAct,
  rolesOfRequestAct,
} from '#modules/registry/core/index.ts';
import { type Caller, type Role, roles } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker, insertWorkers, type TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { changeRequest } from './change-request.ts';
import { openRequest } from './open-request.ts';
import type { RequestPlace } from './request-queries.ts';
import { showRequest, showRequestCounts, showRequests } from './show-requests.ts';

const held = testDatabase();
const hotel = newId();

const office = () => aCaller('office_staff', { areaCodes: ['51.71'] });
const elsewhere = () => aCaller('office_staff', { areaCodes: ['51.04'] });

/** An account of every role that has the worker in its sight, as far as its role sees anyone. */
function callerOf(role: Role, worker: TestWorker): Caller {
  const isVillage = role === 'village';
  return aCaller(role, {
    areaCodes: isVillage ? ['51.71.04.2008'] : ['51.71'],
    organisationId: hotel,
    organisationIds: [hotel],
    workerId: role === 'worker' ? worker.workerId : null,
  });
}

async function aWorkerOfHotel(): Promise<TestWorker> {
  const worker = aWorker({ custodians: [hotel] });
  await insertWorkers(held, [worker]);
  return worker;
}

function asked(kind: RequestKind, worker: TestWorker) {
  return {
    kind,
    workerId: worker.workerId,
    words: 'Nama saya salah ditulis di kartu',
    ...(kind === 'complaint' ? { topic: 'not_registered' as const } : {}),
    employer: kind === 'complaint' ? 'CV Maju' : '',
  };
}

async function correctedNow(...workers: readonly TestWorker[]): Promise<void> {
  const values = workers.map(
    ({ workerId }) =>
      `('${workerId}', '${newId()}', 'registry.correct-worker', '2026-11-15', '[]', 'Sesuai KTP', '${newId()}', 'Staf', 'office_staff', 2)`,
  );
  await held.asAdmin(`insert into registry.worker_events (worker_id, event_id, act, effective_on, changes, reason, account_id, actor_name, actor_role,
    worker_version) values ${values.join()}`);
}

async function severalWorkers(count: number): Promise<TestWorker[]> {
  const workers = Array.from({ length: count }, () => aWorker({ custodians: [hotel] }));
  await insertWorkers(held, workers);
  return workers;
}

async function openedBy(workers: readonly TestWorker[], kind: RequestKind): Promise<string[]> {
  const opened: string[] = [];
  for (const worker of workers)
    opened.push((await openRequest(held.services, office(), asked(kind, worker))).requestId);
  return opened;
}

async function putInto(state: RequestState, requestIds: readonly string[]): Promise<void> {
  const isOpen = state === 'OPEN' || state === 'IN_PROGRESS';
  await held.asAdmin(`update registry.requests set state = '${state}', closed_at = ${isOpen ? 'null' : 'now()'}
    where request_id in (${requestIds.map((id) => `'${id}'`).join()})`);
}

/** The code of the refusal, or `done`. */
async function outcomeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    (error: unknown) =>
      typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error),
  );
}

describe('every act on a request', () => {
  const ways = requestKinds.flatMap((kind) => requestActNames.map((act) => ({ kind, act })));

  test.each(ways)(
    '$act of $kind: by whom the table names and nobody else, and audited',
    async ({ kind, act }) => {
      const workers = await severalWorkers(roles.length);
      const opened = await openedBy(workers, kind);
      if (act === 'registry.hand-over-copy') await putInto('IN_PROGRESS', opened);
      if (kind === 'correction') await correctedNow(...workers);
      const callers = roles.map((role, number) => callerOf(role, workers[number] ?? aWorker()));
      for (const [number, caller] of callers.entries()) {
        const { role } = caller;
        const change = { requestId: opened[number] ?? '', version: 1, words: 'Sudah kami periksa' };
        const outcome = await outcomeOf(changeRequest(held.services, caller, act, change));
        expect(`${role}: ${outcome}`).toBe(`${role}: ${expectedFor(role, kind, act)}`);
      }
      const entries = await held.asAdmin(`select account_id, act from platform.audit_entries
      where account_id in (${callers.map(({ accountId }) => `'${accountId}'`).join()})`);
      const allowed = callers.filter(({ role }) => rolesOfRequestAct(act, kind).includes(role));
      expect(entries.map((entry) => `${entry.account_id} ${entry.act}`).sort()).toEqual(
        allowed.map(({ accountId }) => `${accountId} ${act}`).sort(),
      );
    },
  );

  test.each(ways)('$act of $kind: only in the states of the table', async ({ kind, act }) => {
    const workers = await severalWorkers(requestStates.length);
    const opened = await openedBy(workers, kind);
    if (kind === 'correction') await correctedNow(...workers);
    for (const [number, state] of requestStates.entries()) {
      const requestId = opened[number] ?? '';
      await putInto(state, [requestId]);
      const change = { requestId, version: 1, words: 'Sudah kami periksa' };
      const outcome = await outcomeOf(changeRequest(held.services, office(), act, change));
      const to = requestStateAfter(act, { kind, state });
      const wrong = rolesOfRequestAct(act, kind).length === 0 ? 'case.wrong_kind' : 'state.refused';
      expect(`${state}: ${outcome}`).toBe(`${state}: ${to ? 'done' : wrong}`);
      const shown = await showRequest(held.services, office(), requestId);
      expect(shown.state).toBe(to ?? state);
    }
  });

  function expectedFor(role: Role, kind: RequestKind, act: RequestAct): string {
    if (rolesOfRequestAct(act, kind).includes(role)) return 'done';
    if (!rolesOfAct(act).includes(role)) return 'access.forbidden';
    if (role === 'village' && kind !== 'correction') return 'case.not_found';
    return rolesOfRequestAct(act, kind).length === 0 ? 'case.wrong_kind' : 'access.forbidden';
  }

  test('a correction is answered once the data are corrected, not by words alone', async () => {
    const worker = await aWorkerOfHotel();
    const request = await openRequest(held.services, office(), asked('correction', worker));
    const answer = () =>
      changeRequest(held.services, office(), 'registry.answer-request', {
        ...{ requestId: request.requestId, version: 1, words: 'Nama sudah diperbaiki' },
      });
    await expect(answer()).rejects.toMatchObject({ code: 'case.not_corrected_yet' });
    await correctedNow(worker);
    const { state, events } = await answer();
    expect(state).toBe('ANSWERED');
    expect(events.map(({ act, words }) => [act, words])).toEqual([
      ['registry.open-request', null],
      ['registry.answer-request', 'Nama sudah diperbaiki'],
    ]);
  });

  test('of two who answer at once the second is told, and nothing of his is kept', async () => {
    const worker = await aWorkerOfHotel();
    const { requestId } = await openRequest(held.services, office(), asked('complaint', worker));
    const outcomes = await Promise.all(
      ['Sudah kami datangi', 'Tidak terbukti'].map((words) =>
        outcomeOf(
          changeRequest(held.services, office(), 'registry.answer-request', { requestId, version: 1, words }),
        ),
      ),
    );
    expect(outcomes.sort()).toEqual(['case.changed_meanwhile', 'done']);
    const { events } = await showRequest(held.services, office(), requestId);
    expect(events).toHaveLength(2);
  });
});

describe('taking back', () => {
  test('what the worker asked himself is taken back by him alone: the office answers it or says why not', async () => {
    const worker = await aWorkerOfHotel();
    const self = aCaller('worker', { workerId: worker.workerId });
    const { requestId } = await openRequest(held.services, self, asked('complaint', worker));
    const takeBack = (by: Caller) =>
      outcomeOf(changeRequest(held.services, by, 'registry.withdraw-request', { requestId, version: 1 }));
    const { acts } = await showRequest(held.services, office(), requestId);
    expect(acts).not.toContain('registry.withdraw-request');
    expect(await takeBack(office())).toBe('case.not_withdrawn_by_office');
    expect(await takeBack(self)).toBe('done');
  });
});

describe('opening', () => {
  test('by the worker himself, once for a copy; the same key again changes nothing', async () => {
    const worker = await aWorkerOfHotel();
    const self = aCaller('worker', { workerId: worker.workerId });
    const first = await openRequest(held.services, self, asked('access', worker), 'kunci-00000001');
    const again = await openRequest(held.services, self, asked('access', worker), 'kunci-00000001');
    expect(again.requestId).toBe(first.requestId);
    expect(first).toMatchObject({
      channel: 'worker',
      acts: ['registry.withdraw-request'],
      clock: { within: 72, unit: 'hours' },
    });
    await expect(openRequest(held.services, self, asked('access', worker))).rejects.toMatchObject({
      code: 'case.open_already',
    });
  });

  test('of someone else is answered like of someone who does not exist', async () => {
    const [worker, other] = [await aWorkerOfHotel(), await aWorkerOfHotel()];
    const self = aCaller('worker', { workerId: worker.workerId });
    for (const caller of [self, elsewhere()])
      for (const workerId of [other.workerId, newId()])
        expect(
          await outcomeOf(openRequest(held.services, caller, { ...asked('access', other), workerId })),
        ).toBe('worker.not_found');
  });

  test.each(roles.filter((role) => !['office_staff', 'office_supervisor', 'worker'].includes(role)))(
    'is not for %s',
    async (role) => {
      const worker = await aWorkerOfHotel();
      const caller = callerOf(role, worker);
      expect(await outcomeOf(openRequest(held.services, caller, asked('correction', worker)))).toBe(
        'access.forbidden',
      );
    },
  );

  test('refuses what says nothing, naming the field', async () => {
    const worker = await aWorkerOfHotel();
    const open = (more: object) =>
      openRequest(held.services, office(), { ...asked('complaint', worker), ...more });
    await expect(open({ words: 'ya' })).rejects.toMatchObject({
      code: 'case.words_missing',
      details: { field: 'words' },
    });
    await expect(open({ employer: ' ' })).rejects.toMatchObject({
      code: 'case.employer_missing',
      details: { field: 'employer' },
    });
  });

  test('keeps what was written sealed in every table', async () => {
    const worker = await aWorkerOfHotel();
    const words = 'Majikan saya di CV Rahasia Sekali tidak mendaftarkan';
    await openRequest(held.services, office(), {
      ...asked('complaint', worker),
      words,
      employer: 'CV Rahasia Sekali',
    });
    const kept =
      await held.asAdmin(`select (select string_agg(r::text, '') from registry.requests r) || (select string_agg(e::text, '') from registry.request_events e)
      || (select string_agg(a::text, '') from platform.audit_entries a) as everything`);
    expect(String(kept[0]?.everything)).not.toMatch(/Rahasia/);
    expect(String(kept[0]?.everything)).toContain('complaint');
  });
});

describe('sight', () => {
  test('a foreign request is answered exactly like an absent one', async () => {
    const worker = await aWorkerOfHotel();
    const { requestId } = await openRequest(held.services, office(), asked('access', worker));
    const caller = elsewhere();
    const refusals = await Promise.all(
      [requestId, newId()].map((id) =>
        showRequest(held.services, caller, id).catch((error: unknown) => error),
      ),
    );
    expect(JSON.stringify(refusals[0])).toBe(JSON.stringify(refusals[1]));
    expect(refusals[0]).toMatchObject({ code: 'case.not_found', status: 404 });
  });

  test('a village sees corrections of its residents, and neither copies nor complaints', async () => {
    const worker = await aWorkerOfHotel();
    await Promise.all(requestKinds.map((kind) => openRequest(held.services, office(), asked(kind, worker))));
    const all = { kind: null, state: null, workerId: worker.workerId, after: null, limit: 50 } as const;
    const kindsFor = async (caller: Caller) =>
      (await showRequests(held.services, caller, all)).map(({ kind }) => kind).sort();
    expect(await kindsFor(aCaller('village', { areaCodes: ['51.71.04.2008'] }))).toEqual(['correction']);
    expect(await kindsFor(aCaller('village', { areaCodes: ['51.71.01.1003'] }))).toEqual([]);
    expect(await kindsFor(office())).toEqual(['access', 'complaint', 'correction']);
    expect(await kindsFor(aCaller('worker', { workerId: worker.workerId }))).toEqual([
      'access',
      'complaint',
      'correction',
    ]);
  });

  test('counts what is open, due soon and overdue by the clock of the database', async () => {
    const area = aCaller('office_staff', { areaCodes: ['51.03'] });
    const worker = aWorker({ areaCode: '51.03.01.1001' });
    await insertWorkers(held, [worker]);
    const opened = [];
    for (let number = 0; number < 3; number++)
      opened.push(await openRequest(held.services, area, asked('correction', worker)));
    await held.asAdmin(`update registry.requests set opened_at = opened_at - interval '4 days', due_at = now() - interval '3 hours' where request_id = '${opened[0]?.requestId}';
      update registry.requests set due_at = now() + interval '3 hours' where request_id = '${opened[1]?.requestId}'`);
    expect(await showRequestCounts(held.services, area)).toEqual([
      { kind: 'access', open: 0, dueSoon: 0, overdue: 0 },
      { kind: 'correction', open: 3, dueSoon: 1, overdue: 1 },
      { kind: 'complaint', open: 0, dueSoon: 0, overdue: 0 },
    ]);
    const page = { kind: null, workerId: null, after: null, limit: 2 } as const;
    const overdue = await showRequests(held.services, area, { ...page, state: 'overdue' });
    expect(overdue.map(({ requestId, clock }) => [requestId, clock.minutesLeft < -179])).toEqual([
      [opened[0]?.requestId, true],
    ]);
    const first = await showRequests(held.services, area, { ...page, state: 'open' });
    expect(first.map(({ requestId }) => requestId)).toEqual([opened[0]?.requestId, opened[1]?.requestId]);
    const last = first.at(-1);
    const after = { isClosed: false, dueAt: last?.clock.dueAt ?? '', requestId: last?.requestId ?? '' };
    const next = await showRequests(held.services, area, { ...page, state: 'open', after });
    expect(next.map(({ requestId }) => requestId)).toContain(opened[2]?.requestId);
  });

  test('stand in pages, those that wait before those that are closed', async () => {
    const worker = await aWorkerOfHotel();
    const opened = await openedBy([worker, worker, worker, worker], 'correction');
    await putInto('REFUSED', opened.slice(0, 2));
    const asks = { kind: null, state: null, workerId: worker.workerId, limit: 3 } as const;
    const page = (after: RequestPlace | null) => showRequests(held.services, office(), { ...asks, after });
    const first = await page(null);
    const { requestId = '', clock, closedAt } = first.at(-1) ?? {};
    const rest = await page({ isClosed: closedAt !== null, dueAt: clock?.dueAt ?? '', requestId });
    const seen = [...first, ...rest].map((line) => line.requestId);
    expect(seen).toEqual([...opened.slice(2), ...opened.slice(0, 2)]);
  });
});
