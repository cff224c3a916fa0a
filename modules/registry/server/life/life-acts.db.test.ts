import { describe, expect, test } from 'vitest';
import { type LifeAct, lifeActNames, lifeActs, lifeStates } from '#modules/registry/core/index.ts';
import { type Caller, type Role, roles } from '#platform/core/roles.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  aRegistered,
  ask,
  batubulan,
  carryOut,
  office,
  ubungKaja,
  versionOf,
  wordsOf,
} from './life-test-kit.ts';
import { withoutNumbers } from './without-numbers.ts';

const held = testDatabase();

interface Ready {
  readonly workerId: string;
  readonly membershipId: string;
  readonly eventId: string;
}

/** A worker for whom the act is right: ended before it restarts, corrected before that is taken back. */
async function readyFor(act: LifeAct, state: string): Promise<Ready> {
  const { workerId, membershipId } = await aRegistered(held);
  const before = { workerId, membershipId, eventId: '' };
  const earlier =
    act === 'registry.restart-membership'
      ? ['registry.end-membership' as const]
      : act === 'registry.undo-act'
        ? ['registry.correct-worker' as const]
        : [];
  let eventId = '';
  for (const one of earlier)
    eventId = await carryOut(held, office(), { workerId, words: wordsOf[one](before) });
  if (state === 'DECEASED')
    await carryOut(held, office(), { workerId, words: wordsOf['registry.report-death']() });
  return { ...before, eventId };
}

function callerOf(role: Role): Caller {
  return role === 'village' ? aCaller(role, { areaCodes: [ubungKaja] }) : office(role);
}

function entriesOf(caller: Caller) {
  return held.asAdmin(`
    select e.act, e.reason, e.details ->> 'act' as about, s.worker_id from platform.audit_entries e
    join platform.audit_subjects s on s.entry_id = e.entry_id where e.account_id = '${caller.accountId}'`);
}

describe.each(lifeActNames)('%s', (act) => {
  const allowed = lifeActs[act].roles;

  test.each(allowed)('is done or proposed by a %s, and written down', async (role) => {
    const ready = await readyFor(act, 'LIVING');
    const caller = callerOf(role);
    const before = await versionOf(held, ready.workerId);
    const { outcome, eventId, proposalId, version } = await ask(held, caller, {
      workerId: ready.workerId,
      words: wordsOf[act](ready),
    });
    const isDone = outcome === 'done';
    expect(await versionOf(held, ready.workerId)).toBe(isDone ? before + 1 : before);
    expect(version).toBe(isDone ? before + 1 : null);
    expect([eventId !== null, proposalId !== null]).toEqual([isDone, !isDone]);
    expect(await entriesOf(caller)).toMatchObject([
      { act: isDone ? act : 'registry.propose-act', about: act, worker_id: ready.workerId },
    ]);
  });

  test('is refused to every other role, and changes nothing', async () => {
    const ready = await readyFor(act, 'LIVING');
    const before = await versionOf(held, ready.workerId);
    const others = roles.filter((role) => !allowed.some((one) => one === role));
    for (const role of others)
      await expect(
        ask(held, callerOf(role), { workerId: ready.workerId, words: wordsOf[act](ready) }),
      ).rejects.toMatchObject({ code: 'access.forbidden' });
    expect(others.length).toBeGreaterThan(8);
    expect(await versionOf(held, ready.workerId)).toBe(before);
  });

  test('is refused beyond the scope as if there were no such worker', async () => {
    const ready = await readyFor(act, 'LIVING');
    const elsewhere = [
      aCaller('village', { areaCodes: ['51.71.01.1003'] }),
      aCaller('office_supervisor', { areaCodes: ['51.04'] }),
    ];
    for (const caller of elsewhere)
      await expect(
        ask(held, caller, { workerId: ready.workerId, words: wordsOf[act](ready) }),
      ).rejects.toMatchObject({ code: 'worker.not_found' });
  });

  test('is refused in every state that its table does not list', async () => {
    const listed: readonly string[] = lifeActs[act].from;
    for (const state of lifeStates.filter((one) => !listed.includes(one))) {
      const ready = await readyFor(act, state);
      await expect(
        ask(held, office(), { workerId: ready.workerId, words: wordsOf[act](ready) }),
      ).rejects.toMatchObject({ code: 'state.refused', details: { act, state } });
    }
  });

  test('with the same key twice is done once', async () => {
    const ready = await readyFor(act, 'LIVING');
    const asked = {
      workerId: ready.workerId,
      words: wordsOf[act](ready),
      expectedVersion: await versionOf(held, ready.workerId),
    };
    const caller = office();
    const first = await ask(held, caller, asked, `key-${act}`);
    expect(await ask(held, caller, asked, `key-${act}`)).toEqual(first);
  });
});

describe('a NIK typed into free text', () => {
  const nik = '5171 0412 3456 7890';
  const kept = () =>
    held.asAdmin(`select changes::text as text from registry.worker_events
      union all select request::text from registry.proposals`);

  test('stands in clear neither in the history nor in what waits, and its act can be taken back', async () => {
    const { workerId } = await aRegistered(held);
    const correction = { address: `Jalan Cargo ${nik}`, birthPlace: nik };
    const words = { act: 'registry.correct-worker', correction } as const;
    const eventId = await carryOut(held, office(), { workerId, words });
    await carryOut(held, office(), { workerId, words: { act: 'registry.undo-act', eventId } });
    const move = { ...wordsOf['registry.move-worker'](), villageCode: batubulan, hamlet: nik, address: nik };
    await ask(held, office(), { workerId, words: move });
    const texts = (await kept()).map(({ text }) => String(text)).join();
    expect(texts).toContain('Jalan Cargo **********');
    expect(texts).not.toContain('3456 7890');
  });

  test('is no other word of an act', () => {
    const words = { act: 'registry.correct-worker', correction: { nik: '5171041234567890' } } as const;
    expect(withoutNumbers(words)).toEqual(words);
    const work = { ...wordsOf['registry.change-work'](), occupation: `Petani ${nik}` };
    expect(withoutNumbers(work)).toMatchObject({
      occupation: 'Petani **********',
      declaredIncomeIdr: '1500000',
    });
  });
});
