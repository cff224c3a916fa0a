import { describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { type ChangeOrganisationRequest, changeOrganisation } from './change-organisation.ts';
import { moveOrganisation } from './move-organisation.ts';
import { registerOrganisation } from './register-organisation.ts';
import { findOrganisations, showFamily, showOrganisation } from './show-organisations.ts';

const held = testDatabase();

const denpasar = () => aCaller('office_staff', { areaCodes: ['51.71'], name: 'Kadek Petugas' });
const gianyar = () => aCaller('office_staff', { areaCodes: ['51.04'] });
const reason = 'Sesuai akta perubahan';

async function anEmployer(
  override: Partial<Parameters<typeof registerOrganisation>[2]> = {},
): Promise<string> {
  const { organisationId } = await registerOrganisation(held.services, denpasar(), {
    kind: 'employer',
    name: 'PT Contoh Sejahtera',
    areaCode: '51.71.04.2008',
    parentId: null,
    ...override,
  });
  return organisationId;
}

const change = (
  caller: Caller,
  organisationId: string,
  request: Omit<ChangeOrganisationRequest, 'organisationId' | 'reason' | 'version'> & { version?: number },
  key?: string,
) => changeOrganisation(held.services, caller, { version: 1, reason, ...request, organisationId }, key);

describe('changing an organisation', () => {
  test('keeps a NIK typed into the reason or the contact nowhere in clear, and each sector and area once', async () => {
    const caller = denpasar();
    const nik = '5171 0412 3456 7890';
    const covered = await anEmployer({
      kind: 'customary_village',
      coveredAreas: ['51.71.04.2008', '51.71.01.1003', '51.71.04.2008'],
    });
    const told = { organisationId: covered, version: 1, reason: `Surat ${nik}` };
    await changeOrganisation(held.services, caller, { ...told, contactName: `Ni Made ${nik}` });
    const shown = await showOrganisation(held.services, caller, covered);
    expect(shown.coveredAreas.map(({ code }) => code).toSorted()).toEqual(['51.71.01.1003', '51.71.04.2008']);
    expect(shown.contactName).toBe('Ni Made **********');
    expect(shown.history).toMatchObject([{ reason: 'Surat **********', is: 'Ni Made **********' }]);
    const entries = await held.asAdmin(
      `select reason from platform.audit_entries where account_id = '${caller.accountId}' and reason is not null`,
    );
    expect(entries).toEqual([{ reason: 'Surat **********' }]);
    const office = await registerOrganisation(held.services, caller, {
      kind: 'government_office',
      name: 'Dinas Contoh',
      areaCode: '51.71',
      parentId: null,
      sectors: ['Bina Marga', 'bina marga', 'Cipta Karya'],
    });
    const { sectors } = await showOrganisation(held.services, caller, office.organisationId);
    expect(sectors).toEqual(['Bina Marga', 'Cipta Karya']);
  });

  test('keeps what it was: old value, who, when, why; and stands in the journal without values', async () => {
    const caller = denpasar();
    const id = await anEmployer({ scale: 'micro', address: 'Jalan Lama 1' });
    const changed = await change(caller, id, {
      name: 'PT Nama Baru',
      scale: 'small',
      riskClass: 2,
      riskClassReason: 'Kunjungan',
      areaCode: '51.71.01.1003',
      address: 'Jalan Baru 2',
    });
    expect(changed).toMatchObject({ name: 'PT Nama Baru', version: 2 });
    const { history } = await showOrganisation(held.services, caller, id);
    expect(history.map(({ field, was, is }) => [field, was, is])).toEqual([
      ['address', 'Jalan Lama 1', 'Jalan Baru 2'],
      [
        'areaCode',
        'Ubung Kaja, Denpasar Utara, Kota Denpasar, Bali',
        'Sesetan, Denpasar Selatan, Kota Denpasar, Bali',
      ],
      ['name', 'PT Contoh Sejahtera', 'PT Nama Baru'],
      ['riskClass', null, '2'],
      ['riskClassReason', null, 'Kunjungan'],
      ['scale', 'micro', 'small'],
    ]);
    expect(history[0]).toMatchObject({ reason, actorName: 'Kadek Petugas', version: 2 });
    const [entry] = await held.asAdmin(
      `select act, reason, details from platform.audit_entries where account_id = '${caller.accountId}'`,
    );
    expect(entry).toMatchObject({ act: 'registry.change-organisation', reason, details: { version: 2 } });
    expect(JSON.stringify(entry)).not.toContain('Nama Baru');
    const found = await findOrganisations(held.services, caller, { search: 'nama baru', limit: 5 });
    expect(found.total).toBe(1);
  });

  test('tells the second of two clerks what the first changed, and takes his change once he has seen it', async () => {
    const id = await anEmployer();
    await change(denpasar(), id, { address: 'Jalan Satu' });
    await expect(change(denpasar(), id, { tradeName: 'Warung' })).rejects.toMatchObject({
      code: 'organisation.changed',
      details: {
        version: 2,
        by: 'Kadek Petugas',
        changes: [{ field: 'address', was: null, is: 'Jalan Satu' }],
      },
    });
    expect(await change(denpasar(), id, { version: 2, tradeName: 'Warung' })).toMatchObject({
      address: 'Jalan Satu',
      tradeName: 'Warung',
      version: 3,
    });
  });

  test('lets one of two clerks through who save in the same moment', async () => {
    const id = await anEmployer();
    const both = await Promise.allSettled([
      change(denpasar(), id, { address: 'Jalan A' }),
      change(denpasar(), id, { address: 'Jalan B' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await showOrganisation(held.services, denpasar(), id)).history).toHaveLength(1);
  });

  test('tells the scale anew from new amounts', async () => {
    const id = await anEmployer({ capitalIdr: '500000000' });
    const small = await change(denpasar(), id, { capitalIdr: '2000000000' });
    expect(small.scale).toBe('small');
    await expect(change(denpasar(), id, { version: 2, scale: 'micro' })).rejects.toMatchObject({
      code: 'organisation.scale_differs',
    });
  });

  test("replaces and drops a tax number, and keeps a person's masked in the history", async () => {
    const id = await anEmployer({ npwp: '5171045203906666' });
    const firm = await change(denpasar(), id, { npwp: '01.234.567.8-901.666' });
    expect(firm.npwp).toBe('012345678901666');
    const untouched = await change(denpasar(), id, { version: 2, address: 'Jalan' });
    expect(untouched.npwp).toBe('012345678901666');
    expect((await change(denpasar(), id, { version: 3, npwp: null })).npwp).toBeNull();
    const { history } = await showOrganisation(held.services, denpasar(), id);
    expect(history.filter(({ field }) => field === 'npwp').map(({ was, is }) => [was, is])).toEqual([
      ['012345678901666', null],
      ['5171********6666', '012345678901666'],
    ]);
  });

  test('is refused without the right, out of the area, for nothing, and with a number of another', async () => {
    const id = await anEmployer();
    await anEmployer({ npp: 'CH000001' });
    const government = aCaller('government', { areaCodes: ['51.71'] });
    const employer = aCaller('employer', { organisationIds: [id] });
    const refused: [Caller, Parameters<typeof change>[2], string][] = [
      [government, { name: 'Lain' }, 'access.forbidden'],
      [employer, { name: 'Lain' }, 'access.forbidden'],
      [gianyar(), { name: 'Lain' }, 'organisation.not_found'],
      [denpasar(), { areaCode: '51.04.01.2001' }, 'access.forbidden'],
      [denpasar(), { name: 'PT Contoh Sejahtera' }, 'organisation.nothing_changed'],
      [denpasar(), { npp: 'ch000001' }, 'organisation.already_registered'],
      [denpasar(), { groupType: 'subak' }, 'organisation.field_not_of_kind'],
      [denpasar(), { coveredAreas: ['51.71'] }, 'organisation.field_not_of_kind'],
    ];
    for (const [caller, request, code] of refused)
      await expect(change(caller, id, request)).rejects.toMatchObject({ code });
    expect(await showOrganisation(held.services, denpasar(), id)).toMatchObject({ version: 1, history: [] });
  });

  test('of a customary village spans villages and hamlets that there are', async () => {
    const id = await anEmployer({
      kind: 'customary_village',
      coveredAreas: ['51.71.04.2008', '51.71.01.1003'],
    });
    const { coveredAreas } = await showOrganisation(held.services, denpasar(), id);
    expect(coveredAreas.map(({ name }) => name)).toEqual(['Sesetan', 'Ubung Kaja']);
    await expect(change(denpasar(), id, { coveredAreas: ['51.71.04.2999'] })).rejects.toMatchObject({
      code: 'area.not_found',
    });
  });

  test('with the same key twice changes it once', async () => {
    const [caller, id] = [denpasar(), await anEmployer()];
    const first = await change(caller, id, { address: 'Jalan' }, 'key-change-1');
    expect(await change(caller, id, { address: 'Jalan' }, 'key-change-1')).toEqual(first);
  });
});

describe('moving an organisation', () => {
  const move = (caller: Caller, organisationId: string, parentId: string | null, version = 1) =>
    moveOrganisation(held.services, caller, { organisationId, parentId, version, reason });

  test('puts it under another parent with all below it, and keeps where it was', async () => {
    const caller = denpasar();
    const holding = await anEmployer({ kind: 'bumdes', name: 'BUMDes Induk' });
    const child = await anEmployer({ kind: 'bumdes', name: 'BUMDes Anak' });
    const grandchild = await anEmployer({ kind: 'agent', name: 'Agen Cucu', parentId: child });
    const moved = await move(caller, child, holding);
    expect(moved.parent).toMatchObject({ organisationId: holding, name: 'BUMDes Induk' });
    const { nodes } = await showFamily(held.services, caller, grandchild);
    expect(nodes.map(({ name, parentId }) => [name, parentId])).toEqual([
      ['BUMDes Induk', null],
      ['BUMDes Anak', holding],
      ['Agen Cucu', child],
    ]);
    await move(caller, child, null, 2);
    const { history } = await showOrganisation(held.services, caller, child);
    expect(history.map(({ field, was, is }) => [field, was, is])).toEqual([
      ['parent', 'BUMDes Induk', null],
      ['parent', null, 'BUMDes Induk'],
    ]);
    const entries = await held.asAdmin(
      `select act, details from platform.audit_entries where account_id = '${caller.accountId}' order by entry_id`,
    );
    expect(entries).toMatchObject([
      { act: 'registry.move-organisation', details: { from: null, to: holding } },
      { act: 'registry.move-organisation', details: { from: holding, to: null } },
    ]);
  });

  test('never closes a circle, also through a parent that the asker does not see', async () => {
    const top = await anEmployer({ name: 'Puncak' });
    const { organisationId: hidden } = await registerOrganisation(held.services, gianyar(), {
      kind: 'employer',
      name: 'Tersembunyi',
      areaCode: '51.04.01.2001',
      parentId: null,
    });
    await held.asAdmin(
      `update registry.organisations set parent_id = '${top}' where organisation_id = '${hidden}'`,
    );
    const below = await anEmployer({ name: 'Bawah' });
    await held.asAdmin(
      `update registry.organisations set parent_id = '${hidden}' where organisation_id = '${below}'`,
    );
    await expect(move(denpasar(), top, below)).rejects.toMatchObject({
      code: 'organisation.parent_lies_below',
      details: { name: 'Puncak', parent: 'Bawah' },
    });
    await expect(move(denpasar(), top, top)).rejects.toMatchObject({ code: 'organisation.parent_is_itself' });
    await expect(move(denpasar(), top, null)).rejects.toMatchObject({
      code: 'organisation.parent_unchanged',
    });
    await expect(move(denpasar(), below, hidden)).rejects.toMatchObject({
      code: 'organisation.parent_unchanged',
    });
    const other = await anEmployer({ name: 'Lain' });
    await expect(move(denpasar(), other, hidden)).rejects.toMatchObject({ code: 'organisation.not_found' });
  });

  test('lets one of two moves through that together would close a circle', async () => {
    const [one, other] = [await anEmployer({ name: 'Satu' }), await anEmployer({ name: 'Dua' })];
    const both = await Promise.allSettled([move(denpasar(), one, other), move(denpasar(), other, one)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await showFamily(held.services, denpasar(), one)).nodes).toHaveLength(2);
  });

  test('is refused without the right, out of the area, and from a version that someone changed', async () => {
    const [id, parent] = [await anEmployer(), await anEmployer()];
    await expect(move(aCaller('government', { areaCodes: ['51.71'] }), id, parent)).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    await expect(move(gianyar(), id, parent)).rejects.toMatchObject({ code: 'organisation.not_found' });
    await change(denpasar(), id, { address: 'Jalan' });
    await expect(move(denpasar(), id, parent, 1)).rejects.toMatchObject({ code: 'organisation.changed' });
  });
});

test('a family is answered as if there were none where the organisation is out of sight', async () => {
  const id = await anEmployer();
  await expect(showFamily(held.services, gianyar(), id)).rejects.toMatchObject({
    code: 'organisation.not_found',
  });
});
