import { expect, test } from 'vitest';
import { contextOf, emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { anEmployer } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { undertakingsOf } from './index.ts';

const held = testDatabase();
const desk = aCaller('permit_desk', { areaCodes: ['51.04'] });

async function accepted(organisationId: string) {
  await held.asAdmin(`insert into certificates.undertakings (undertaking_id, organisation_id, area_code, state, pay_through, owed_idr, terms, due_on, filed_on, maker_id, maker_key,
      maker_name, decided_on, decider_key, year, number)
    values ('${newId()}', '${organisationId}', '51.71.04.2008', 'accepted', '2026-09', 300000, 'Membayar sampai September', '2026-12-10', '2026-11-18', '${newId()}', 'satu',
      'Hotel', '2026-11-20', 'dua', 2026, (select count(*) + 1 from certificates.undertakings))`);
}

test('an accepted undertaking stands from the day of its acceptance to its last day, for whoever checks or sees the employer', async () => {
  const employer = await anEmployer(held, [{ month: '2026-09', state: 'open' }]);
  const other = await anEmployer(held, [{ month: '2026-09', state: 'open' }]);
  await accepted(employer.organisationId);
  const seen = async (on: string, context = contextOf(desk)) =>
    inTransaction(held.services.pool, context, (transaction) =>
      undertakingsOf(transaction, [employer.organisationId, other.organisationId], on),
    );
  const standing = await seen('2026-12-10');
  expect([...standing.keys()]).toEqual([employer.organisationId]);
  expect(standing.get(employer.organisationId)).toMatchObject({
    dueOn: '2026-12-10',
    terms: 'Membayar sampai September',
  });
  expect((await seen('2026-11-19')).size).toBe(0);
  expect((await seen('2026-12-11')).size).toBe(0);
  expect(
    (await seen('2026-11-21', contextOf(aCaller('employer', { organisationIds: [employer.organisationId] }))))
      .size,
  ).toBe(1);
  expect(
    (await seen('2026-11-21', contextOf(aCaller('employer', { organisationIds: [newId()] })))).size,
  ).toBe(0);
  expect((await seen('2026-11-21', emptyContext)).size).toBe(0);
});
