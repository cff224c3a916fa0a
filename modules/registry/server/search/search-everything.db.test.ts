import { beforeAll, describe, expect, test } from 'vitest';
import { organisationTokens } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker, insertWorkers } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { searchEverything } from './search-everything.ts';

const held = testDatabase();
const branch = () => aCaller('office_staff', { areaCodes: ['51.01', '51.71'] });
const village = () => aCaller('village', { areaCodes: ['51.71.04.2008'] });

const soetarmi = aWorker({ name: 'Ni Made Soetarmi', kpj: '26000000101' });
const sutarmi = aWorker({ name: 'Sutarmi', areaCode: '51.71.01.1003' });
const sutarmiasih = aWorker({ name: 'Ni Luh Sutarmiasih' });

interface TestOrganisation {
  readonly name: string;
  readonly npp?: string;
  readonly nib?: string;
  readonly areaCode?: string;
}

async function add({ name, npp, nib, areaCode = '51.71.04.2008' }: TestOrganisation) {
  const textOrNull = (text: string | undefined) => (text === undefined ? 'null' : `'${text}'`);
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, npp, nib, area_code)
    values ('${newId()}', 'employer', '${name}', '{${organisationTokens(name).join(',')}}', ${textOrNull(npp)}, ${textOrNull(nib)}, '${areaCode}')`);
}

beforeAll(async () => {
  await insertWorkers(held, [soetarmi, sutarmi, sutarmiasih]);
  await add({ name: 'Hotel Sutarmi Indah', npp: 'JJ012345', nib: '9120001234567' });
  await add({ name: 'Sutarmika Jaya' });
  await add({ name: 'Toko Sutarmi Gianyar', areaCode: '51.04.01.2001' });
});

const find = (caller: Caller, typed: string) => searchEverything(held.services, caller, typed);
const namesOf = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);

async function entriesOf({ accountId }: Caller) {
  return held.asAdmin(`select e.act, e.subject_id, e.details::text as details,
    (select count(*)::int from platform.audit_subjects s where s.entry_id = e.entry_id) as workers
    from platform.audit_entries e where account_id = '${accountId}'`);
}

describe('the one box', () => {
  test('shows an exact name before another spelling before a beginning, each with how it was found', async () => {
    const found = await find(branch(), 'sutarmi');
    expect(found.workers.map(({ name, by }) => [name, by])).toEqual([
      ['Sutarmi', 'name'],
      ['Ni Made Soetarmi', 'spelling'],
      ['Ni Luh Sutarmiasih', 'beginning'],
    ]);
    expect(found.organisations.map(({ name, by }) => [name, by])).toEqual([
      ['Hotel Sutarmi Indah', 'name'],
      ['Sutarmika Jaya', 'beginning'],
    ]);
    expect(found.hint).toBeNull();
  });

  test('reads a village beside a name, and says which it took it for', async () => {
    const { workers } = await find(branch(), 'sutarmi ubung');
    expect(workers.map(({ name, by, place }) => [name, by, place])).toEqual([
      ['Ni Made Soetarmi', 'spelling', expect.stringMatching(/^Ubung/)],
    ]);
  });

  test('finds by NIK and KPJ, and says by which', async () => {
    for (const [typed, by] of [
      [soetarmi.nik, 'nik'],
      ['2600 0000 101', 'kpj'],
    ] as const) {
      const found = await find(branch(), typed);
      expect(found.workers.map(({ workerId, by: how }) => [workerId, how])).toEqual([
        [soetarmi.workerId, by],
      ]);
      expect(JSON.stringify(found)).not.toContain(soetarmi.nik);
    }
  });

  test('finds an organisation by NPP or NIB, however they are written', async () => {
    for (const typed of ['jj-012345', 'JJ012345', '9120 0012 34567']) {
      const { organisations } = await find(branch(), typed);
      expect(organisations.map(({ name, by }) => [name, by])).toEqual([['Hotel Sutarmi Indah', 'number']]);
    }
  });

  test('finds areas by their own name, the own ones first, and by code', async () => {
    const { areas } = await find(branch(), 'ubung');
    expect(areas[0]?.code).toMatch(/^51\.71\./);
    expect((await find(branch(), '51.71.04.2008')).areas.map(({ code }) => code)).toContain('51.71.04.2008');
    expect(namesOf((await find(branch(), 'ubung denpasar')).areas)).toContain('Ubung');
  });

  test('shows no one and nothing beyond the scope', async () => {
    const found = await find(village(), 'sutarmi');
    expect(namesOf(found.workers)).toEqual(['Ni Made Soetarmi', 'Ni Luh Sutarmiasih']);
    const gianyar = await find(aCaller('office_staff', { areaCodes: ['51.04'] }), 'sutarmi');
    expect(gianyar.workers).toEqual([]);
    expect(namesOf(gianyar.organisations)).toEqual(['Toko Sutarmi Gianyar']);
    expect((await find(village(), sutarmi.nik)).workers).toEqual([]);
  });

  test('shows each role only what it may open: a government no people, an employer no areas', async () => {
    const government = await find(aCaller('government', { areaCodes: ['51.71'] }), 'sutarmi');
    expect(government.workers).toEqual([]);
    expect(government.organisations.length).toBe(2);
    expect((await find(aCaller('employer'), 'ubung')).areas).toEqual([]);
    await expect(find(aCaller('permit_desk', { areaCodes: ['51.71'] }), 'sutarmi')).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });

  test('says that there is more than it shows', async () => {
    const many = Array.from({ length: 9 }, () => aWorker({ name: 'Ketut Berjubel' }));
    await insertWorkers(held, many);
    const found = await find(branch(), 'berjubel');
    expect(found.workers.length).toBe(8);
    expect(found.more).toEqual(['workers']);
  });

  test.each([
    ['5171********0007', 'masked_nik'],
    ['517104210404000', 'nik_length'],
    ['sutarmi 5171042104040007', 'nik_alone'],
    ['i', 'too_short'],
    ['zzzznobody', null],
  ])('finds nothing for %s and says why', async (typed, hint) => {
    const nothing = { workers: [], organisations: [], areas: [], more: [] };
    expect(await find(branch(), typed)).toEqual({ ...nothing, hint });
  });

  test('leaves one entry with the workers shown, and nothing of what was typed', async () => {
    const caller = branch();
    await find(caller, 'sutarmi');
    await find(caller, soetarmi.nik);
    const entries = await entriesOf(caller);
    expect(entries.map(({ act, subject_id, workers }) => [act, subject_id, workers])).toEqual([
      ['registry.search-workers', 'name', 3],
      ['registry.search-workers', 'nik', 1],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/sutarmi|\d{16}/i);
  });
});
