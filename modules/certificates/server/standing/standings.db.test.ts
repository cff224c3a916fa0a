import { expect, test } from 'vitest';
import { contextOf, emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { addBills, anEmployer, payBills } from '#tests/support/an-employer.ts';
import { testDatabase, testToday } from '#tests/support/database.ts';
import { employerStandings } from './index.ts';

const held = testDatabase();
const desk = aCaller('permit_desk', { areaCodes: ['51.71'] });

function standingsOf(ids: readonly string[], context = contextOf(desk), on = testToday) {
  return inTransaction(held.services.pool, context, (transaction) => employerStandings(transaction, ids, on));
}

async function standingOf(organisationId: string, on = testToday) {
  return (await standingsOf([organisationId], contextOf(desk), on)).get(organisationId);
}

const paid = (month: string) => ({ month, state: 'paid' as const });
const open = (month: string) => ({ month, state: 'open' as const });

test('an employer is valid while every month whose due day has passed is paid, and expires when the next one falls due', async () => {
  const employer = await anEmployer(held, [paid('2026-08'), paid('2026-09'), open('2026-10')]);
  expect(await standingOf(employer.organisationId, '2026-11-15')).toMatchObject({
    ...{ status: 'VALID', reason: null, paidThrough: '2026-09', firstUnpaid: '2026-10' },
    ...{
      expiresOn: '2026-11-16',
      workersReported: 3,
      reportedMonth: '2026-10',
      openBills: 1,
      owedIdr: 300_000n,
    },
  });
  expect(await standingOf(employer.organisationId, '2026-11-17')).toMatchObject({
    status: 'NOT_VALID',
    reason: 'arrears.1',
  });
});

test('a payment moves the standing in its own statement, and one taken back moves it back', async () => {
  const employer = await anEmployer(held, [
    paid('2026-06'),
    open('2026-07'),
    open('2026-08'),
    paid('2026-09'),
  ]);
  expect(await standingOf(employer.organisationId)).toMatchObject({
    reason: 'arrears.3',
    paidThrough: '2026-06',
  });
  await payBills(held, employer, '2026-11-10');
  expect(await standingOf(employer.organisationId)).toMatchObject({
    status: 'VALID',
    paidThrough: '2026-09',
  });
  await held.asAdmin(`update contributions.bills set state = 'open', paid_idr = 0, paid_on = null
    where payer_id = '${employer.organisationId}' and first_month = '2026-08'`);
  expect(await standingOf(employer.organisationId)).toMatchObject({
    status: 'NOT_VALID',
    paidThrough: '2026-07',
  });
});

test('each change of a standing is noted once for those who follow it, and a statement that changes none notes none', async () => {
  const employer = await anEmployer(held, [paid('2026-09')]);
  const noted = async () =>
    (
      await held.asAdmin(
        `select 1 from certificates.changed_employers where organisation_id = '${employer.organisationId}'`,
      )
    ).length;
  expect(await noted()).toBe(1);
  await held.asAdmin(
    `update contributions.bills set ended_reason = 'x' where payer_id = '${employer.organisationId}'`,
  );
  expect(await noted()).toBe(1);
  await addBills(held, employer, [open('2026-10'), open('2026-11')]);
  expect(await noted()).toBe(2);
});

test('whoever checks employers sees how each stands; others see their own scope, and nobody without a context sees any', async () => {
  const employer = await anEmployer(held, [paid('2026-09')]);
  const far = await anEmployer(held, [paid('2026-09')], { areaCode: '51.04.01.2001' });
  const ids = [employer.organisationId, far.organisationId];
  const seen = async (context = contextOf(desk)) =>
    [...(await standingsOf(ids, context)).values()].filter(({ paidThrough }) => paidThrough !== null).length;
  expect(await seen()).toBe(2);
  expect(await seen(contextOf(aCaller('employer', { organisationIds: [employer.organisationId] })))).toBe(1);
  expect(await seen(contextOf(aCaller('office_staff', { areaCodes: ['51.04'] })))).toBe(2);
  expect(await seen(contextOf(aCaller('village', { areaCodes: ['51.71.04.2008'] })))).toBe(0);
  expect(await seen(emptyContext)).toBe(0);
});

test('an employer of whom the books know no bill reads as never paid', async () => {
  const employer = await anEmployer(held, []);
  expect(await standingOf(employer.organisationId)).toMatchObject({
    ...{ status: 'NOT_VALID', reason: 'employer.never_paid', paidThrough: null, expiresOn: null },
  });
});
