import { expect, test } from 'vitest';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { letGoChecks } from './jobs.ts';
import { showCheckCounts } from './show-check-counts.ts';

const held = testDatabase();
const november = { from: '2026-11-01', to: '2026-11-30' };

const checked = (at: string, reason: string, outcome = 'NOT_VALID') =>
  held.asAdmin(
    `insert into certificates.online_checks (checked_at, how, outcome, reason) values (${at}, 'text', '${outcome}', '${reason}')`,
  );

test('the office and the auditor count checks by the day in Bali; nobody else counts any', async () => {
  await checked(`'2026-11-01T00:30:00+08:00'`, 'arrears.2');
  await checked(`'2026-11-01T23:30:00+08:00'`, 'arrears.9');
  await checked(`'2026-11-02T00:10:00+08:00'`, 'certificate.valid', 'VALID');
  await checked(`'2026-10-31T23:50:00+08:00'`, 'certificate.valid', 'VALID');
  const counts = [
    { onDay: '2026-11-02', how: 'text', outcome: 'VALID', reason: 'certificate.valid', checks: 1 },
    { onDay: '2026-11-01', how: 'text', outcome: 'NOT_VALID', reason: 'arrears', checks: 2 },
  ];
  for (const role of ['office_staff', 'auditor'] as const)
    expect((await showCheckCounts(held.services, aCaller(role), november)).counts).toEqual(counts);
  for (const role of ['permit_desk', 'employer', 'admin', 'government'] as const)
    await expect(showCheckCounts(held.services, aCaller(role), november)).rejects.toMatchObject({
      code: 'access.forbidden',
    });
});

test('checks are let go after ninety days, some at a time, and younger ones stay', async () => {
  await held.asAdmin('delete from certificates.online_checks');
  for (const days of [0, 89, 91, 92, 400])
    await checked(`now() - interval '${days} days'`, 'certificate.valid', 'VALID');
  expect(await letGoChecks(held.database.worker, 2)).toBe(3);
  expect(await held.asAdmin('select 1 from certificates.online_checks')).toHaveLength(2);
});
