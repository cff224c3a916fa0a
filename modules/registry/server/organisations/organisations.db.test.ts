import { describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker, insertWorkers } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { type RegisterOrganisationRequest, registerOrganisation } from './register-organisation.ts';
import { findOrganisations, showOrganisation } from './show-organisations.ts';

const held = testDatabase();

const denpasar = () => aCaller('office_staff', { areaCodes: ['51.71'] });
const gianyar = () => aCaller('office_staff', { areaCodes: ['51.04'] });

function anOrganisation(override: Partial<RegisterOrganisationRequest> = {}): RegisterOrganisationRequest {
  return {
    kind: 'employer',
    name: 'PT Contoh Sejahtera',
    areaCode: '51.71.04.2008',
    address: '',
    npp: null,
    nib: null,
    npwp: null,
    sector: null,
    parentId: null,
    workersStated: null,
    ...override,
  };
}

const there = { areaCode: '51.04.01.2001' };

const register = (caller: Caller, override: Partial<RegisterOrganisationRequest> = {}, key?: string) =>
  registerOrganisation(held.services, caller, anOrganisation(override), key);

describe('registering an organisation', () => {
  test('keeps it with its parent, shows it and stands in the journal', async () => {
    const caller = denpasar();
    const parent = await register(caller, { kind: 'government_office', name: 'Dinas Percobaan' });
    const child = await register(caller, {
      name: 'Sekolah Percobaan 3',
      kind: 'school',
      parentId: parent.organisationId,
      npp: 'AA000001',
    });
    expect(child).toMatchObject({
      npp: 'AA000001',
      parent: { name: 'Dinas Percobaan' },
      area: { pathName: 'Ubung Kaja, Denpasar Utara, Kota Denpasar, Bali' },
    });
    const shown = await showOrganisation(held.services, caller, parent.organisationId);
    expect(shown.children).toEqual([
      { organisationId: child.organisationId, name: 'Sekolah Percobaan 3', kind: 'school' },
    ]);
    const entries = await held.asAdmin(
      `select act, subject_id, area_code from platform.audit_entries where account_id = '${caller.accountId}' order by entry_id`,
    );
    expect(entries[1]).toEqual({
      act: 'registry.register-organisation',
      subject_id: child.organisationId,
      area_code: '51.71.04.2008',
    });
  });

  test('with the same key twice registers it once', async () => {
    const caller = denpasar();
    const first = await register(caller, { name: 'Sekali Saja' }, 'key-organisation-1');
    const second = await register(caller, { name: 'Sekali Saja' }, 'key-organisation-1');
    expect(second.organisationId).toBe(first.organisationId);
  });

  test('refuses a number that is taken, another area, an unknown area or parent, and other roles', async () => {
    await register(denpasar(), { npp: 'AA000002', nib: '9120000000001', npwp: '01.234.567.8-901.000' });
    const village = aCaller('village', { areaCodes: ['51.71.04.2008'] });
    const refused: [Caller, Partial<RegisterOrganisationRequest>, string][] = [
      [denpasar(), { npp: 'aa000002' }, 'organisation.already_registered'],
      [denpasar(), { nib: '9120000000001' }, 'organisation.already_registered'],
      [denpasar(), { npwp: '0012345678901000' }, 'organisation.already_registered'],
      [gianyar(), { ...there, npp: 'AA000002' }, 'organisation.npp_taken'],
      [gianyar(), { ...there, nib: '9120000000001' }, 'organisation.nib_taken'],
      [gianyar(), { ...there, npwp: '012345678901000' }, 'organisation.npwp_taken'],
      [gianyar(), {}, 'access.forbidden'],
      [denpasar(), { areaCode: '51.71.99' }, 'area.not_found'],
      [denpasar(), { parentId: newId() }, 'organisation.not_found'],
      [village, {}, 'access.forbidden'],
    ];
    for (const [caller, override, code] of refused)
      await expect(register(caller, override)).rejects.toMatchObject({ code });
  });
});

describe('finding organisations', () => {
  test('by words of the name and by NPP, page by page, with the total', async () => {
    const caller = denpasar();
    for (const letter of ['Á', 'B', 'C', 'D', 'E'])
      await register(caller, {
        name: `${letter} Halaman Usaha`,
        npp: `BB00000${letter.normalize('NFD')[0]}`,
      });
    const first = await findOrganisations(held.services, caller, { search: 'usaha HALAMAN', limit: 3 });
    const second = await findOrganisations(held.services, caller, {
      search: 'usaha HALAMAN',
      limit: 3,
      cursor: first.cursor ?? undefined,
    });
    const names = [...first.organisations, ...second.organisations].map((one) => one.name);
    expect(names.sort()).toEqual([
      'B Halaman Usaha',
      'C Halaman Usaha',
      'D Halaman Usaha',
      'E Halaman Usaha',
      'Á Halaman Usaha',
    ]);
    expect([first.total, second.cursor]).toEqual([5, null]);
    const byNumber = await findOrganisations(held.services, caller, { search: 'bb00000c', limit: 3 });
    expect(byNumber.organisations.map((one) => one.name)).toEqual(['C Halaman Usaha']);
  });

  test('shows those of the own area only, and answers for another as if there were none', async () => {
    const hidden = await register(denpasar(), { name: 'Rahasia Denpasar' });
    const found = await findOrganisations(held.services, gianyar(), { search: 'rahasia denpasar', limit: 5 });
    expect(found).toEqual({ organisations: [], cursor: null, total: 0 });
    const refusals = await Promise.all(
      [hidden.organisationId, newId()].map((id) =>
        showOrganisation(held.services, gianyar(), id).then(
          () => 'shown',
          (error) => JSON.stringify(error),
        ),
      ),
    );
    expect(refusals[0]).toContain('organisation.not_found');
    expect(refusals[0]).toBe(refusals[1]);
  });

  test('tells the number of members to itself and its office, and to nobody who sees only some of them', async () => {
    const { organisationId } = await register(denpasar(), { name: 'Punya Anggota' });
    await insertWorkers(held, [
      aWorker({
        segment: 'PU',
        custodians: [organisationId],
        areaCode: '51.04.01.2001',
        workAreaCode: '51.71.04.2008',
      }),
    ]);
    const members = async (caller: Caller) =>
      (await showOrganisation(held.services, caller, organisationId)).openMemberships;
    expect(await members(aCaller('employer', { organisationIds: [organisationId] }))).toBe(1);
    expect(await members(denpasar())).toBe(1);
    expect(await members(aCaller('village', { areaCodes: ['51.71.04.2008'] }))).toBeNull();
    expect(await members(aCaller('government', { areaCodes: ['51.71'] }))).toBeNull();
  });
});
