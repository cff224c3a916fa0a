import { createRouterClient } from '@orpc/server';
import { describe, expect, test } from 'vitest';
import type { Caller, Role } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import { sealAudit } from '#platform/server/audit/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';
import { auditRoutes } from './audit-routes.ts';

const held = testDatabase();

describe('the journal', () => {
  test('shows everyone the own acts, newest first, page by page, and whether they are sealed', async () => {
    const staff = aCaller('office_staff');
    await actTimes(staff, 3);
    await actTimes(aCaller('office_staff'), 2);
    await sealAudit(held.database.worker);
    await actTimes(staff, 1);
    const first = await clientOf(staff).list({ limit: 3 });
    expect(first.entries.map(({ details, sealed }) => [details.number, sealed])).toEqual([
      [1, false],
      [3, true],
      [2, true],
    ]);
    const second = await clientOf(staff).list({ limit: 3, cursor: first.cursor ?? '' });
    expect(second.entries.map(({ details }) => details.number)).toEqual([1]);
    expect(second.cursor).toBeNull();
  });

  test('shows the auditor everybody and writes down that he looked', async () => {
    const [staff, auditor] = [aCaller('office_staff'), aCaller('auditor')];
    await actTimes(staff, 1);
    const seen = await clientOf(auditor).list({ act: 'test.do-something', limit: 200 });
    expect(seen.entries.some(({ actorName }) => actorName === staff.name)).toBe(true);
    const own = await clientOf(auditor).list({ act: 'audit.read-journal' });
    expect(own.entries).toHaveLength(1);
  });

  test('finds by actor and by the day from which to look', async () => {
    const staff = aCaller('village');
    await actTimes(staff, 1);
    const auditor = clientOf(aCaller('auditor'));
    expect((await auditor.list({ actor: staff.name.slice(2) })).entries).toHaveLength(1);
    expect((await auditor.list({ actor: 'nobody of that name' })).entries).toEqual([]);
    expect((await auditor.list({ actor: staff.name, from: '2099-01-01' })).entries).toEqual([]);
  });

  test('refuses a day that does not exist and a cursor that is none', async () => {
    const auditor = clientOf(aCaller('auditor'));
    for (const input of [{ from: '2026-02-31' }, { cursor: 'x' }])
      await expect(auditor.list(input)).rejects.toMatchObject({ code: 'input.invalid' });
  });

  test('is closed to whoever is not signed in', async () => {
    await expect(clientOf(null).list({})).rejects.toMatchObject({ code: 'access.signed_out' });
  });
});

describe('the check of the chain', () => {
  test('is for the auditor and the administrator, and is written down', async () => {
    for (const role of ['auditor', 'admin'] as const) {
      const caller = aCaller(role);
      expect(await clientOf(caller).verify()).toMatchObject({ ok: true, firstBroken: null });
      const own = await clientOf(caller).list({ act: 'audit.check-journal', actor: caller.name });
      expect(own.entries).toHaveLength(1);
    }
  });

  test('is refused to everyone else', async () => {
    for (const role of ['office_supervisor', 'government', 'village', 'worker'] as const)
      await expect(clientOf(aCaller(role)).verify()).rejects.toMatchObject({ code: 'access.forbidden' });
  });
});

function clientOf(caller: Caller | null) {
  const routes = auditRoutes(held.services, held.database.worker);
  return createRouterClient(routes, { context: { caller, key: undefined, language: 'id' } });
}

async function actTimes(caller: Caller, count: number): Promise<void> {
  for (let number = 1; number <= count; number++)
    await act(held.services, {
      act: { name: 'test.do-something', roles: [caller.role] },
      caller,
      request: {},
      perform: async () => ({
        output: null,
        audit: { act: 'test.do-something', subjectKind: 'test', subjectId: 'x', details: { number } },
      }),
    });
}

function aCaller(role: Role): Caller {
  const accountId = newId();
  return {
    accountId,
    name: `Orang ${accountId}`,
    email: 'orang@semesta.example',
    personKey: accountId,
    role,
    areaCodes: ['51.71'],
    organisationId: null,
    organisationIds: [],
    workerId: null,
    language: 'id',
  };
}
