import { describe, expect, test } from 'vitest';
import { mergeActs } from '#modules/registry/core/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import { type Role, roles } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { approveMerge, dropMerge } from './decide-request.ts';
import { mergedBy, office, reason, recordOf, registered, sesetan, versionsOf } from './merge-test-kit.ts';
import { compareWorkers, proposeMerge, proposeUnmerge } from './propose-merge.ts';
import { showDoubles, tellApart } from './show-doubles.ts';
import { showMerges } from './show-merges.ts';

const held = testDatabase();
const gianyar = { areaCodes: ['51.04'] };

async function pair() {
  const [one, other] = await registered(held, {}, { areaCode: sesetan });
  if (!one || !other) throw new Error('nobody registered');
  return { workerId: one.workerId, otherId: other.workerId };
}

async function proposed(maker = office(), given?: { workerId: string; otherId: string }) {
  const two = given ?? (await pair());
  const versions = await versionsOf(held, two.workerId, two.otherId);
  const { requestId } = await proposeMerge(held.services, maker, {
    ...two,
    ...versions,
    choices: {},
    reason,
  });
  return { ...two, ...versions, requestId };
}

type Asking = (caller: ReturnType<typeof office>) => Promise<unknown>;

/** Every act of the table, asked for two workers for whom it is right. */
const asking: Record<keyof typeof mergeActs, () => Promise<Asking>> = {
  'registry.show-doubles': async () => (caller) => showDoubles(held.services, caller, undefined),
  'registry.show-merges': async () => (caller) => showMerges(held.services, caller),
  'registry.tell-apart': async () => {
    const two = await pair();
    return (caller) => tellApart(held.services, caller, two);
  },
  'registry.compare-workers': async () => {
    const two = await pair();
    return (caller) => compareWorkers(held.services, caller, { ...two, choices: {} });
  },
  'registry.propose-merge': async () => {
    const two = await pair();
    return (caller) => proposed(caller, two);
  },
  'registry.propose-unmerge': async () => {
    const two = await pair();
    const mergeId = await mergedBy(held, two.workerId, two.otherId);
    return (caller) => proposeUnmerge(held.services, caller, { workerId: two.workerId, mergeId, reason });
  },
  'registry.approve-merge': async () => {
    const place = await proposed();
    return (caller) => approveMerge(held.services, caller, place);
  },
  'registry.reject-merge': async () => {
    const place = await proposed();
    return (caller) => dropMerge(held.services, caller, { ...place, act: 'registry.reject-merge', reason });
  },
  'registry.withdraw-merge': async () => {
    const place = await proposed(office('office_staff', { personKey: 'pengusul' }));
    return (caller) =>
      dropMerge(
        held.services,
        { ...caller, personKey: 'pengusul' },
        { ...place, act: 'registry.withdraw-merge', reason: null },
      );
  },
};

async function codeOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe.each(Object.keys(mergeActs))('%s', (name) => {
  const isAct = (one: string): one is keyof typeof mergeActs => one in mergeActs;
  if (!isAct(name)) throw new Error('no such act');
  const listed: readonly Role[] = mergeActs[name];

  test('is refused to every role that the table does not list, and does nothing', async () => {
    const ask = await asking[name]();
    for (const role of roles.filter((one) => !listed.includes(one)))
      expect(await codeOf(ask(aCaller(role, { areaCodes: ['51.71'] })))).toBe('access.forbidden');
  });

  test.each(listed)('is done by %s and leaves an entry in the journal', async (role) => {
    const ask = await asking[name]();
    const caller = office(role);
    expect(await codeOf(ask(caller))).toBeNull();
    const entries = await held.asAdmin(
      `select act from platform.audit_entries where account_id = '${caller.accountId}'`,
    );
    expect(entries).toEqual([{ act: name }]);
  });
});

/** Acts on named records; the others show what lies in the scope. */
const onRecords = [
  'registry.tell-apart',
  'registry.compare-workers',
  'registry.propose-merge',
  'registry.propose-unmerge',
  'registry.approve-merge',
  'registry.reject-merge',
  'registry.withdraw-merge',
] as const;

describe('beyond the scope of the caller', () => {
  test.each(onRecords)('%s knows nobody', async (name) => {
    const ask = await asking[name]();
    const role = mergeActs[name].at(-1) ?? 'office_supervisor';
    expect(await codeOf(ask(office(role, gianyar)))).toBe('worker.not_found');
  });
});

describe('a proposal', () => {
  test('is never approved by who made it, whatever account he uses', async () => {
    const maker = office('office_supervisor', { personKey: 'satu-orang' });
    const place = await proposed(maker);
    const secondAccount = office('office_supervisor', { personKey: 'satu-orang' });
    expect(await codeOf(approveMerge(held.services, secondAccount, place))).toBe('proposal.same_person');
    expect(await codeOf(approveMerge(held.services, office('office_supervisor'), place))).toBeNull();
  });

  test('is decided once', async () => {
    const place = await proposed();
    await approveMerge(held.services, office('office_supervisor'), place);
    expect(await codeOf(approveMerge(held.services, office('office_supervisor'), place))).toBe(
      'state.refused',
    );
  });

  test('about a worker about whom another one waits is refused, either way round', async () => {
    const { workerId, otherId, requestId } = await proposed();
    const turned = proposed(office(), { workerId: otherId, otherId: workerId });
    await expect(turned).rejects.toMatchObject({ code: 'merge.pending_already', details: { requestId } });
  });

  test('on records that changed since they were looked at is refused, and merges nothing', async () => {
    const place = await proposed();
    await held.asAdmin(
      `update registry.workers set version = version + 1 where worker_id = '${place.otherId}'`,
    );
    expect(await codeOf(approveMerge(held.services, office('office_supervisor'), place))).toBe(
      'worker.changed_elsewhere',
    );
    expect((await recordOf(held, place.otherId)).memberships).toMatchObject([{ endedOn: null }]);
  });

  test('about a merged record, or a record with itself, is refused by name', async () => {
    const { workerId, otherId } = await pair();
    await mergedBy(held, workerId, otherId);
    const [third] = await registered(held, {});
    const again = proposed(office(), { workerId: third?.workerId ?? newId(), otherId });
    await expect(again).rejects.toMatchObject({ code: 'worker.merged', details: { workerId } });
    expect(await codeOf(proposed(office(), { workerId, otherId: workerId }))).toBe('merge.same_record');
  });
});

describe('at once', () => {
  test('of two merges that share a record one is done, and the other is refused', async () => {
    const [one, other, third] = await registered(held, {}, {}, {});
    if (!one || !other || !third) throw new Error('nobody registered');
    const first = await proposed(office(), { workerId: one.workerId, otherId: other.workerId });
    // The second one was laid before someone while the first was not there yet.
    await held.asAdmin(
      `update registry.merge_requests set state = 'withdrawn', decided_by = account_id, decider_key = person_key where request_id = '${first.requestId}'`,
    );
    const second = await proposed(office(), { workerId: third.workerId, otherId: other.workerId });
    await held.asAdmin(
      `update registry.merge_requests set state = 'pending', decided_by = null, decider_key = null where request_id = '${first.requestId}'`,
    );
    const outcomes = await Promise.all(
      [first, second].map((place) => codeOf(approveMerge(held.services, office('office_supervisor'), place))),
    );
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    expect(['worker.merged', 'worker.changed_elsewhere', 'worker.changed_meanwhile']).toContain(
      outcomes.find((code) => code !== null),
    );
    const merges = await held.asAdmin(
      `select 1 from registry.merges where merged_id = '${other.workerId}' and unmerged_at is null`,
    );
    expect(merges).toHaveLength(1);
  });
});

describe('suspected doubles', () => {
  test('are those of one day and name, until someone tells them apart or they are merged', async () => {
    const [one, other] = await registered(held, { name: 'I Ketut Kembar' }, { name: 'Ktut Kembar' });
    if (!one || !other) throw new Error('nobody registered');
    const groups = async () =>
      (await showDoubles(held.services, office(), undefined)).groups
        .map(({ workers }) => workers.map(({ workerId }) => workerId))
        .filter((ids) => ids.includes(one.workerId));
    expect(await groups()).toEqual([[one.workerId, other.workerId].sort()]);
    expect((await showDoubles(held.services, office('office_staff', gianyar), undefined)).groups).toEqual([]);
    await tellApart(held.services, office(), { workerId: other.workerId, otherId: one.workerId });
    expect(await groups()).toEqual([]);
  });

  test('control: the record that was merged is suspected no more, the one that stands still is', async () => {
    const [one, other, third] = await registered(
      held,
      { name: 'I Putu Rangkap' },
      { name: 'Putu Rangkap' },
      { name: 'Pt Rangkap' },
    );
    if (!one || !other || !third) throw new Error('nobody registered');
    await mergedBy(held, one.workerId, other.workerId);
    const { groups } = await showDoubles(held.services, office(), undefined);
    const found = groups.find(({ workers }) => workers.some(({ workerId }) => workerId === one.workerId));
    expect(found?.workers.map(({ workerId }) => workerId)).toEqual([one.workerId, third.workerId].sort());
  });
});
