import { expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';
import { aCaller, aPerson, csvOf, filed, officeOfDenpasar, registered } from './list-test-kit.ts';

const held = testDatabase();
const village = aCaller();

async function anEmployerIn(areaCode: string): Promise<string> {
  const id = newId();
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code)
    values ('${id}', 'employer', 'PT Toko', '{pt,toko}', '${areaCode}')`);
  return id;
}

async function placesOf(names: string) {
  return held.asAdmin(`select w.area_code, w.work_area_code, m.work_area_code as membership_work, d.work_area_code as counted
    from registry.workers w join registry.memberships m using (worker_id)
      join coverage.fact_deltas d on d.residence_code = w.area_code and d.work_area_code = w.work_area_code
    where w.name = '${names}'`);
}

test('whom a village registers works where he lives: worker, membership and coverage say the same', async () => {
  const listId = await filed(held, village, { bytes: csvOf([aPerson(1)]) });
  await registered(held, village, listId);
  const home = '51.71.04.2008';
  expect(await placesOf(aPerson(1).name)).toEqual([
    { area_code: home, work_area_code: home, membership_work: home, counted: home },
  ]);
});

test('whom an employer registers works where the employer is, and lives nobody knows where', async () => {
  const organisationId = await anEmployerIn('51.71.01.1003');
  const employer = aCaller({
    role: 'employer',
    areaCodes: [],
    organisationId,
    organisationIds: [organisationId],
  });
  const listId = await filed(held, employer, {
    kind: 'payroll',
    bytes: csvOf([aPerson(2, { wage: '3000000' })]),
  });
  await registered(held, employer, listId);
  const work = '51.71.01.1003';
  expect(await placesOf(aPerson(2).name)).toEqual([
    { area_code: '', work_area_code: work, membership_work: work, counted: work },
  ]);
});

test('a village is told that a payroll is not its to send; the branch may send one', async () => {
  const organisationId = await anEmployerIn('51.71.04.2008');
  const payroll = {
    kind: 'payroll',
    organisationId,
    bytes: csvOf([aPerson(3, { wage: '3000000' })]),
  } as const;
  await expect(filed(held, village, payroll)).rejects.toMatchObject({ code: 'list.payroll_not_yours' });
  await expect(filed(held, aCaller(officeOfDenpasar), payroll)).resolves.toMatch(/^[0-9a-f-]{36}$/);
});

test.each(['employer', 'government_office'] as const)('%s hands in payrolls, no BPU', async (role) => {
  const organisationId = await anEmployerIn('51.71.01.1003');
  const caller = aCaller({ role, areaCodes: [], organisationId, organisationIds: [organisationId] });
  const bpu = { areaCode: '51.71.04.2008', bytes: csvOf([aPerson(4)]) };
  await expect(filed(held, caller, bpu)).rejects.toMatchObject({ code: 'list.bpu_not_yours' });
  await expect(
    filed(held, caller, { kind: 'payroll', bytes: csvOf([aPerson(4, { wage: '3000000' })]) }),
  ).resolves.toMatch(/^[0-9a-f-]{36}$/);
});

test.each(['agent_office', 'agent', 'group'] as const)(
  '%s hands in BPU of its own regency alone',
  async (role) => {
    const organisationId = await anEmployerIn('51.71.01.1003');
    const caller = aCaller({ role, areaCodes: [], organisationId, organisationIds: [organisationId] });
    const bytes = csvOf([aPerson(5)]);
    await expect(filed(held, caller, { kind: 'payroll', bytes })).rejects.toMatchObject({
      code: 'list.payroll_not_yours',
    });
    await expect(filed(held, caller, { areaCode: '51.04', bytes })).rejects.toMatchObject({
      code: 'area.not_found',
      details: { code: '51.04' },
    });
    await expect(filed(held, caller, { areaCode: '51.71.04.2008', bytes })).resolves.toMatch(
      /^[0-9a-f-]{36}$/,
    );
  },
);

test('a list is of a village; for the branch of a district or a regency too, never of a hamlet or a province', async () => {
  const bytes = csvOf([aPerson(6)]);
  const office = aCaller({ ...officeOfDenpasar, areaCodes: ['51'] });
  await held.asAdmin(`insert into registry.areas (code, name, kind, level, parent_code, path_name, search)
    select code || '.077', 'Banjar Uji', kind, 5, code, path_name, search from registry.areas where code = '51.71.04.2008'`);
  for (const areaCode of ['51', '51.71.04.2008.077'])
    for (const caller of [office, village])
      await expect(filed(held, caller, { areaCode, bytes })).rejects.toMatchObject({
        code: 'area.not_found',
      });
  for (const areaCode of ['51.71', '51.71.04', '51.71.04.2008'])
    await expect(filed(held, office, { areaCode, bytes })).resolves.toMatch(/^[0-9a-f-]{36}$/);
});
