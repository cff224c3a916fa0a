import { describe, expect, test } from 'vitest';
import { contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase, testToday } from '#tests/support/database.ts';
import { approveProposal } from './approve-proposal.ts';
import { keepWorkerAct } from './life-queries.ts';
import {
  aRegistered,
  ask,
  batubulan,
  carryOut,
  office,
  reason,
  sesetan,
  ubungKaja,
  versionOf,
  village,
  wordsOf,
} from './life-test-kit.ts';
import { rejectProposal } from './reject-proposal.ts';
import { showDepartures } from './show-departures.ts';
import { showProposals } from './show-proposals.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

const held = testDatabase();

const death = wordsOf['registry.report-death']();

async function aProposedDeath(caller = office()) {
  const { workerId, membershipId } = await aRegistered(held);
  const { proposalId } = await ask(held, caller, { workerId, words: death });
  return { caller, membershipId, place: { workerId, proposalId: proposalId ?? '' } };
}

describe('what needs a second person', () => {
  test('takes effect when a supervisor who is another person agrees, and names both', async () => {
    const { caller, place } = await aProposedDeath();
    const supervisor = office('office_supervisor');
    const { eventId } = await approveProposal(held.services, supervisor, place);
    const [event] = await held.asAdmin(`select * from registry.worker_events where event_id = '${eventId}'`);
    expect(event).toMatchObject({
      act: 'registry.report-death',
      account_id: caller.accountId,
      approved_by: supervisor.accountId,
      approver_name: supervisor.name,
      reason,
    });
    const [worker] = await held.asAdmin(
      `select deceased_on::text as day from registry.workers where worker_id = '${place.workerId}'`,
    );
    expect(worker).toEqual({ day: '2026-10-10' });
    await expect(approveProposal(held.services, supervisor, place)).rejects.toMatchObject({
      code: 'state.refused',
    });
  });

  test('is not agreed to by the proposer, whatever account he uses, nor by staff or a village', async () => {
    const { caller, place } = await aProposedDeath(office('office_supervisor'));
    const secondAccount = office('office_supervisor', { personKey: caller.personKey });
    const refused = [
      [caller, 'proposal.same_person'],
      [secondAccount, 'proposal.same_person'],
      [office('office_staff'), 'access.forbidden'],
      [village(), 'access.forbidden'],
      [aCaller('office_supervisor', { areaCodes: ['51.04'] }), 'worker.not_found'],
    ] as const;
    for (const [who, code] of refused) {
      await expect(approveProposal(held.services, who, place)).rejects.toMatchObject({ code });
      await expect(rejectProposal(held.services, who, { ...place, reason })).rejects.toMatchObject({ code });
    }
    expect(await versionOf(held, place.workerId)).toBe(1);
  });

  test('waits once, and is rejected with a reason or withdrawn by its proposer alone', async () => {
    const { caller, place } = await aProposedDeath();
    await expect(ask(held, office(), { workerId: place.workerId, words: death })).rejects.toMatchObject({
      code: 'proposal.pending_already',
      details: { by: caller.name },
    });
    await expect(withdrawProposal(held.services, office(), place)).rejects.toMatchObject({
      code: 'proposal.not_yours',
    });
    await withdrawProposal(held.services, caller, place);
    const { proposalId } = await ask(held, caller, { workerId: place.workerId, words: death });
    const again = { workerId: place.workerId, proposalId: proposalId ?? '' };
    await rejectProposal(held.services, office('office_supervisor'), { ...again, reason });
    await expect(approveProposal(held.services, office('office_supervisor'), again)).rejects.toMatchObject({
      code: 'state.refused',
      details: { state: 'rejected' },
    });
    expect(await versionOf(held, place.workerId)).toBe(1);
  });

  test('of which two agree in the same moment happens once', async () => {
    const { place } = await aProposedDeath();
    const both = await Promise.allSettled([
      approveProposal(held.services, office('office_supervisor'), place),
      approveProposal(held.services, office('office_supervisor'), place),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const events = await held.asAdmin(
      `select 1 from registry.worker_events where worker_id = '${place.workerId}'`,
    );
    expect(events).toHaveLength(1);
  });

  test('is refused when what it stood on has gone meanwhile, and goes on waiting', async () => {
    const { caller, place } = await aProposedDeath();
    await carryOut(held, caller, {
      workerId: place.workerId,
      words: { act: 'registry.correct-worker', correction: { birthDate: '1979-05-05' } },
    });
    await held.asAdmin(
      `update registry.workers set birth_date = '2026-10-11' where worker_id = '${place.workerId}'`,
    );
    await expect(approveProposal(held.services, office('office_supervisor'), place)).rejects.toMatchObject({
      code: 'worker.death_before_birth',
    });
    const [row] = await held.asAdmin(
      `select state from registry.proposals where proposal_id = '${place.proposalId}'`,
    );
    expect(row).toEqual({ state: 'pending' });
  });

  test('nobody keeps an act in the name of a second person who was not asked', async () => {
    const { workerId } = await aRegistered(held);
    const caller = office('office_supervisor');
    const keep = (event: Record<string, unknown>) =>
      inTransaction(held.services.pool, contextOf(caller), (transaction) =>
        keepWorkerAct(transaction, {
          event: { workerId, eventId: newId(), act: 'registry.report-death', ...event },
          worker: {},
          memberships: [],
          claims: {},
        }),
      );
    await expect(keep({ accountId: newId(), approvedBy: caller.accountId })).rejects.toThrow(
      'nobody proposed this',
    );
    await expect(keep({ accountId: newId() })).rejects.toThrow('no such worker in the scope');
    await expect(keep({ accountId: caller.accountId, approvedBy: newId() })).rejects.toThrow(
      'no such worker in the scope',
    );
  });
});

describe('the list of what waits', () => {
  test('shows those of the own area with what would change, and says who may decide', async () => {
    const { caller, place } = await aProposedDeath(village());
    const find = async (who = caller) => {
      const { proposals } = await showProposals(held.services, who, { limit: 200 });
      return proposals.find(({ proposalId }) => proposalId === place.proposalId);
    };
    expect(await find()).toMatchObject({ mayDecide: false, mayWithdraw: true, name: 'I Wayan Sudarma' });
    const seen = await find(office('office_supervisor'));
    expect(seen).toMatchObject({ mayDecide: true, mayWithdraw: false });
    expect(seen?.changes.map(({ field, is }) => [field, is])).toContainEqual(['deceasedOn', '2026-10-10']);
    expect(await find(village(sesetan))).toBeUndefined();
    expect(await find(aCaller('office_supervisor', { areaCodes: ['51.04'] }))).toBeUndefined();
  });
});

describe('a move', () => {
  const moveTo = (villageCode: string) => ({ ...wordsOf['registry.move-worker'](), villageCode });

  test('within the branch is done at once by the office, out of it when a second person agrees', async () => {
    const [one, other] = [await aRegistered(held), await aRegistered(held)];
    const within = await ask(held, office(), { workerId: one.workerId, words: moveTo(sesetan) });
    const beyond = await ask(held, office(), { workerId: other.workerId, words: moveTo(batubulan) });
    expect([within.outcome, beyond.outcome]).toEqual(['done', 'proposed']);
    const place = { workerId: other.workerId, proposalId: beyond.proposalId ?? '' };
    await approveProposal(held.services, office('office_supervisor'), place);
    const [worker] = await held.asAdmin(
      `select area_code from registry.workers where worker_id = '${other.workerId}'`,
    );
    expect(worker).toEqual({ area_code: batubulan });
  });

  test('leaves a line of name and day in the old village for 90 days, and none once it is taken back', async () => {
    const worker = await aRegistered(held, { name: 'Ni Luh Pindahan' });
    const asked = { workerId: worker.workerId, words: moveTo(sesetan) };
    const eventId = await carryOut(held, office(), asked);
    const linesOf = async (code: string) => {
      const { departures } = await showDepartures(held.services, village(code), code);
      return departures.filter(({ name }) => name === 'Ni Luh Pindahan');
    };
    const [line] = await linesOf(ubungKaja);
    expect(Object.keys(line ?? {}).sort()).toEqual(['area', 'leftOn', 'name']);
    expect(line).toMatchObject({ leftOn: testToday, area: { code: ubungKaja } });
    expect(await linesOf(sesetan)).toEqual([]);
    expect((await showDepartures(held.services, village(sesetan), ubungKaja)).departures).toEqual([]);
    await held.asAdmin(
      `update registry.departures set left_on = date '${testToday}' - 90 where event_id = '${eventId}'`,
    );
    expect(await linesOf(ubungKaja)).toEqual([]);
    await carryOut(held, office(), {
      workerId: worker.workerId,
      words: { act: 'registry.undo-act', eventId },
    });
    expect(await held.asAdmin(`select 1 from registry.departures where event_id = '${eventId}'`)).toEqual([]);
  });
});
