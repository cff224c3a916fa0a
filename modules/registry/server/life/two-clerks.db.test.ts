import { describe, expect, test } from 'vitest';
import { showWorker } from '#modules/registry/server/index.ts';
import { contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/transaction.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { keepWorkerAct } from './life-queries.ts';
import { aRegistered, ask, carryOut, office, versionOf, village, wordsOf } from './life-test-kit.ts';
import { loadLife } from './load-life.ts';
import { previewAct } from './preview-act.ts';
import type { LifeWords } from './situation.ts';

const held = testDatabase();

const correct = (correction: Extract<LifeWords, { act: 'registry.correct-worker' }>['correction']) => ({
  act: 'registry.correct-worker' as const,
  correction,
});

describe('two clerks at one worker', () => {
  test('the second is told who changed what since he looked, and without a NIK', async () => {
    const { workerId, nik } = await aRegistered(held);
    const other = '5171041503850042';
    await ask(held, office('office_staff', { name: 'Staf Pertama' }), {
      workerId,
      words: correct({ nik: other, name: 'I Wayan Sudana' }),
    });
    await ask(held, office(), { workerId, words: wordsOf['registry.move-worker']() });
    const late = ask(held, village('51.71.01.1003'), {
      workerId,
      words: correct({ address: 'Jalan Cargo' }),
      expectedVersion: 1,
    });
    const refusal: unknown = await late.catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'worker.changed_meanwhile',
      details: {
        version: 3,
        changes: expect.arrayContaining([
          expect.objectContaining({ field: 'name', was: 'I Wayan Sudarma', is: 'I Wayan Sudana' }),
          expect.objectContaining({ field: 'nik', is: '5171********0042' }),
          expect.objectContaining({
            field: 'areaCode',
            is: 'Sesetan, Denpasar Selatan, Kota Denpasar, Bali',
          }),
        ]),
      },
    });
    expect(JSON.stringify(refusal)).toMatch(/Staf Pertama/);
    expect(JSON.stringify(refusal)).not.toMatch(new RegExp(`${nik}|${other}`));
    const done = await ask(held, village('51.71.01.1003'), {
      workerId,
      words: correct({ address: 'Jalan Cargo' }),
    });
    expect(done.outcome).toBe('done');
  });

  test('of whom both save in the same moment, one gets through and the other is told', async () => {
    const { workerId } = await aRegistered(held);
    const both = await Promise.allSettled(
      ['Jalan A', 'Jalan B'].map((address) =>
        ask(held, office(), { workerId, words: correct({ address }), expectedVersion: 1 }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'worker.changed_meanwhile' },
    });
    expect(await versionOf(held, workerId)).toBe(2);
  });

  test('a membership that changed without the worker holds the act back', async () => {
    const { workerId, membershipId } = await aRegistered(held);
    const caller = office();
    const keep = (membershipsSeen: string) =>
      inTransaction(held.services.pool, contextOf(caller), (transaction) =>
        keepWorkerAct(transaction, {
          event: { workerId, accountId: caller.accountId, version: 1, membershipsSeen },
          worker: {},
          memberships: [],
          claims: {},
        }),
      );
    expect(await keep(`${membershipId} 2`)).toBe('changed');
    expect(await keep('')).toBe('changed');
    await expect(keep(`${membershipId} 1`)).rejects.toThrow(/null value in column "event_id"/);
  });

  test('is told where something else than an act changed the worker', async () => {
    const { workerId } = await aRegistered(held);
    await held.asAdmin(`update registry.workers set version = version + 1 where worker_id = '${workerId}'`);
    await expect(
      ask(held, office(), { workerId, words: wordsOf['registry.report-death'](), expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'worker.changed_elsewhere' });
  });
});

describe('what is kept', () => {
  test('a NIK and a telephone put right stand sealed, masked in the history, and are put back whole', async () => {
    const { workerId, nik } = await aRegistered(held);
    const eventId = await carryOut(held, office(), {
      workerId,
      words: correct({ nik: '5171042007910077', phone: '081999888777' }),
    });
    const rows = await held.asAdmin(`select to_jsonb(e)::text as row from registry.worker_events e`);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${nik}|5171042007910077|81999888777`));
    const numbers = () =>
      inTransaction(held.services.pool, contextOf(office()), async (transaction) => {
        const { life } = await loadLife(held.services.secrets, transaction, workerId);
        return [life.facts.nik, life.facts.phone];
      });
    const corrected = await numbers();
    expect(corrected[0]).toBe('5171042007910077');
    expect(corrected[1]).toMatch(/81999888777$/);
    await carryOut(held, office(), { workerId, words: { act: 'registry.undo-act', eventId } });
    expect(await numbers()).toEqual([nik, '081234567890']);
    const { life } = await showWorker(held.services, office(), workerId);
    expect(life?.events.map(({ act, undoneBy }) => [act, undoneBy !== null])).toEqual([
      ['registry.undo-act', false],
      ['registry.correct-worker', true],
    ]);
  });

  test('a NIK of another person is refused, and nothing of the correction is kept', async () => {
    const [one, other] = [await aRegistered(held), await aRegistered(held)];
    const words = correct({ nik: other.nik, name: 'Lain Sekali' });
    await expect(ask(held, office(), { workerId: one.workerId, words })).rejects.toMatchObject({
      code: 'worker.nik_taken',
      details: { field: 'nik' },
    });
    expect(await versionOf(held, one.workerId)).toBe(1);
    const claims = await held.asAdmin(
      `select 1 from registry.nik_claims where worker_id = '${one.workerId}'`,
    );
    expect(claims).toHaveLength(1);
  });

  test('a village corrects a name but no NIK, and ends no membership that an employer pays', async () => {
    const { workerId } = await aRegistered(held);
    await expect(
      ask(held, village(), { workerId, words: correct({ nik: '5171042007910078' }) }),
    ).rejects.toMatchObject({ code: 'worker.nik_only_office' });
    const earner = await aRegistered(held, {
      segment: 'PU',
      custodians: ['00000000-0000-7000-8000-000000000001'],
    });
    await expect(
      ask(held, village(), {
        workerId: earner.workerId,
        words: wordsOf['registry.end-membership']({ ...earner, eventId: '' }),
      }),
    ).rejects.toMatchObject({ code: 'membership.not_yours' });
  });

  test('the history is for those who look after the place, not for an employer', async () => {
    const employer = '00000000-0000-7000-8000-000000000002';
    const { workerId } = await aRegistered(held, { custodians: [employer] });
    await carryOut(held, office(), { workerId, words: correct({ name: 'I Wayan Sudana' }) });
    const asEmployer = aCaller('employer', { organisationIds: [employer] });
    expect((await showWorker(held.services, asEmployer, workerId)).life).toBeNull();
    expect((await showWorker(held.services, village(), workerId)).life?.events).toHaveLength(1);
  });
});

describe('a preview', () => {
  test('shows what the act then does, and changes nothing', async () => {
    const { workerId } = await aRegistered(held);
    const caller = office();
    const words = wordsOf['registry.report-death']();
    const preview = await previewAct(held.services, caller, { workerId, expectedVersion: 1, words });
    expect(preview.needsSecondPerson).toBe(true);
    expect(await versionOf(held, workerId)).toBe(1);
    await carryOut(held, caller, { workerId, words });
    const { life } = await showWorker(held.services, caller, workerId);
    expect(preview.changes).toEqual(life?.events[0]?.changes);
    expect(preview.changes.map(({ field, is, membership }) => [field, is, membership?.segment])).toEqual([
      ['deceasedOn', '2026-10-10', undefined],
      ['state', 'ENDED', 'BPU'],
      ['endedOn', '2026-10-10', 'BPU'],
      ['endReason', 'death', 'BPU'],
    ]);
    const looks = await held.asAdmin(
      `select act from platform.audit_entries where account_id = '${caller.accountId}' order by entry_id`,
    );
    expect(looks[0]).toEqual({ act: 'registry.preview-act' });
  });
});
