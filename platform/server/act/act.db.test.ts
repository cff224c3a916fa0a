import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';
import { act } from './act.ts';

const held = testDatabase();

const definition = { name: 'test.do-something', roles: ['office_staff'] } as const;

function aCaller(override: Partial<Caller> = {}): Caller {
  return {
    accountId: newId(),
    name: 'Staf',
    email: 'staf@semesta.example',
    personKey: 'p1',
    role: 'office_staff',
    areaCodes: ['51.71'],
    organisationId: null,
    organisationIds: [],
    workerId: null,
    language: 'id',
    ...override,
  };
}

async function doSomething(
  caller: Caller,
  key: string | undefined,
  request: unknown,
  effects: string[],
): Promise<{ count: number }> {
  return act(held.services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      effects.push('done');
      await sql`select 1`.execute(transaction.of<unknown>());
      return {
        output: { count: effects.length },
        audit: { act: definition.name, subjectKind: 'test', subjectId: 'x' },
      };
    },
  });
}

describe('act', () => {
  test('does the change once for the same key and request, and gives the first answer again', async () => {
    const [caller, effects] = [aCaller(), [] as string[]];
    const first = await doSomething(caller, 'key-00000001', { a: 1 }, effects);
    const second = await doSomething(caller, 'key-00000001', { a: 1 }, effects);
    expect([first, second, effects.length]).toEqual([{ count: 1 }, { count: 1 }, 1]);
  });

  test('refuses the same key with another request, and changes nothing', async () => {
    const [caller, effects] = [aCaller(), [] as string[]];
    await doSomething(caller, 'key-00000002', { a: 1 }, effects);
    await expect(doSomething(caller, 'key-00000002', { a: 2 }, effects)).rejects.toMatchObject({
      code: 'idempotency.conflict',
    });
    expect(effects).toHaveLength(1);
  });

  test('runs 20 concurrent requests with one key once', async () => {
    const [caller, effects] = [aCaller(), [] as string[]];
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => doSomething(caller, 'key-00000003', {}, effects)),
    );
    expect(effects).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.count))).toEqual(new Set([1]));
  });

  test('refuses a role that the act does not list', async () => {
    const effects: string[] = [];
    await expect(doSomething(aCaller({ role: 'permit_desk' }), undefined, {}, effects)).rejects.toMatchObject(
      { code: 'access.forbidden' },
    );
    expect(effects).toHaveLength(0);
  });

  test('writes one audit entry in the same transaction, and none when the change fails', async () => {
    const caller = aCaller();
    await doSomething(caller, undefined, {}, []);
    await expect(
      act(held.services, {
        act: definition,
        caller,
        request: {},
        perform: () => Promise.reject(new Error('broken')),
      }),
    ).rejects.toThrow('broken');
    const entries = await held.asAdmin(
      `select act from platform.audit_entries where account_id = '${caller.accountId}'`,
    );
    expect(entries).toEqual([{ act: 'test.do-something' }]);
  });
});
