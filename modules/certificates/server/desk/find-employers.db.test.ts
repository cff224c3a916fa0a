import { expect, test } from 'vitest';
import { contextOf, emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { anEmployer } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { type EmployerAsk, findEmployers } from './find-employers.ts';

const held = testDatabase();
const desk = aCaller('permit_desk', { areaCodes: ['51.71'] });

const find = (asks: readonly EmployerAsk[], context = contextOf(desk)) =>
  inTransaction(held.services.pool, context, (transaction) =>
    findEmployers(transaction, held.services, asks),
  );

/** Gives the employer a NIB and the tax number of a firm. */
async function withNumbers(organisationId: string, nib: string, npwp: string): Promise<void> {
  const index = blindIndex(held.services.secrets, 'npwp')(`0${npwp}`).toString('hex');
  await held.asAdmin(`update registry.organisations set nib = '${nib}', npwp = '${npwp}', npwp_index = '\\x${index}'
    where organisation_id = '${organisationId}'`);
}

test('employers are found by NPP, NIB and tax number as people write them, in the order asked, wherever they are', async () => {
  const one = await anEmployer(held, []);
  const far = await anEmployer(held, [], { areaCode: '51.04.01.2001', kind: 'government_office' });
  await withNumbers(one.organisationId, '9120001234567', '012345678901000');
  const found = await find([
    { npp: ` ${one.npp.toLowerCase()} ` },
    { nib: '9120 0012 34567' },
    { npp: 'TIDAKADA1', nib: '', npwp: '01.234.567.8-901.000' },
    { npp: far.npp },
    { npp: 'TIDAKADA1' },
    { npp: "x' or 1=1" },
    {},
  ]);
  expect(found.map((employer) => employer?.organisationId ?? null)).toEqual([
    ...[one.organisationId, one.organisationId, one.organisationId, far.organisationId],
    ...[null, null, null],
  ]);
  expect(found[0]).toMatchObject({ name: one.name, npp: one.npp, nib: '9120001234567', kind: 'employer' });
});

test('what insures no wage earners is no employer, and who checks none finds none', async () => {
  const employer = await anEmployer(held, []);
  const group = await anEmployer(held, [], { kind: 'group' });
  expect(await find([{ npp: group.npp }])).toEqual([null]);
  const asks = [{ npp: employer.npp }];
  expect(await find(asks, contextOf(aCaller('government_office')))).not.toEqual([null]);
  expect(await find(asks, contextOf(aCaller('employer')))).toEqual([null]);
  expect(await find(asks, contextOf(aCaller('village', { areaCodes: ['51.71.04.2008'] })))).toEqual([null]);
  expect(await find(asks, emptyContext)).toEqual([null]);
});
