import { describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { findBusinessTypes, loadBusinessTypes } from './load-business-types.ts';
import { type RegisterOrganisationRequest, registerOrganisation } from './register-organisation.ts';
import { showOrganisation } from './show-organisations.ts';

const held = testDatabase();

const office = () => aCaller('office_staff', { areaCodes: ['51.71'] });

const register = (override: Partial<RegisterOrganisationRequest> = {}, caller: Caller = office()) =>
  registerOrganisation(held.services, caller, {
    kind: 'employer',
    name: 'PT Contoh Sejahtera',
    areaCode: '51.71.04.2008',
    parentId: null,
    ...override,
  });

const shown = async (override: Partial<RegisterOrganisationRequest>) => {
  const { organisationId } = await register(override);
  return showOrganisation(held.services, office(), organisationId);
};

const load = (csv: string, caller: Caller = aCaller('admin')) =>
  loadBusinessTypes(held.services, caller, { csv });

describe('an employer', () => {
  test('is kept whole: names, numbers, scale, class, contact, start of duty', async () => {
    const facts = {
      tradeName: 'Toko Sejahtera',
      npp: 'KL000001',
      nib: '9120000000101',
      npwp: '01.234.567.8-901.101',
      capitalIdr: '3000000000',
      riskClass: 2,
      riskClassReason: 'Hasil kunjungan 10 November',
      dutyStartedOn: '2026-10-01',
      workersStated: 14,
      contactName: 'Ni Made Sari',
      contactEmail: 'sari@contoh.example',
    };
    expect(await shown(facts)).toMatchObject({
      ...facts,
      npwp: '012345678901101',
      scale: 'small',
      version: 1,
      history: [],
    });
  });

  test('is found by its trade name and its NIB', async () => {
    const { organisationId } = await register({ tradeName: 'Warung Pojok Senja', nib: '9120000000102' });
    const { findOrganisations } = await import('./show-organisations.ts');
    for (const search of ['senja pojok', '9120000000102']) {
      const found = await findOrganisations(held.services, office(), { search, limit: 5 });
      expect(found.organisations.map((one) => one.organisationId)).toEqual([organisationId]);
    }
  });

  test('without an NPP is given the next number of our own where that is asked for', async () => {
    const first = await register({ ownNpp: true });
    const second = await register({ ownNpp: true });
    expect([first.npp, second.npp]).toEqual([
      expect.stringMatching(/^SMS\d{6}$/),
      expect.stringMatching(/^SMS\d{6}$/),
    ]);
    expect(second.npp).not.toBe(first.npp);
    expect((await register({ ownNpp: true, npp: 'KL000009' })).npp).toBe('KL000009');
    expect((await register()).npp).toBeNull();
  });

  test('is shown the programmes that are its duty, with article and certainty', async () => {
    const duties = async (override: Partial<RegisterOrganisationRequest>) => (await shown(override)).duties;
    const must = async (override: Partial<RegisterOrganisationRequest>) =>
      (await duties(override))?.programmes.filter(({ duty }) => duty === 'must').map((one) => one.programme);
    expect(await must({ scale: 'micro' })).toEqual(['JKK', 'JKM']);
    expect(await must({ salesIdr: '15000000000' })).toEqual(['JKK', 'JKM', 'JHT']);
    expect(await must({ scale: 'large' })).toEqual(['JKK', 'JKM', 'JHT', 'JP']);
    expect((await duties({ scale: 'large' }))?.basis[0]).toMatchObject({
      law: [{ law: 'Perpres 109/2013', article: '6(3)a' }],
      certainty: 'A',
    });
    expect(await duties({})).toBeNull();
    expect(await duties({ kind: 'government_office' })).toMatchObject({
      insures: 'government',
      basis: [{ certainty: 'C' }],
      switches: [{ name: 'nonAsnJhtMandatory' }],
    });
    expect(await duties({ kind: 'group', groupType: 'subak' })).toMatchObject({ insures: 'bpu' });
    expect(await duties({ kind: 'customary_village' })).toBeNull();
  });

  test.each([
    ['a class without a reason', { riskClass: 3 }, 'organisation.risk_class_reason_missing'],
    [
      'a class that its type does not name',
      { businessType: 'KONSTRUKSI-UPAH', riskClass: 1 },
      'organisation.risk_class_differs',
    ],
    ['a type that is not in the list', { businessType: 'TIDAK-ADA' }, 'organisation.business_type_unknown'],
    [
      'a scale that its capital belies',
      { scale: 'micro', capitalIdr: '9000000000' },
      'organisation.scale_differs',
    ],
    ['a duty before there was one', { dutyStartedOn: '2015-06-30' }, 'organisation.duty_start_too_early'],
    ['a tax number that is none', { npwp: '12345' }, 'organisation.npwp_malformed'],
    ['what is asked of others', { sectors: ['Jalan'] }, 'organisation.field_not_of_kind'],
  ] as const)('with %s is refused by name', async (_, override, code) => {
    await expect(register(override)).rejects.toMatchObject({ code });
  });

  test('mends a class its type does not name by a reason, or by the class of the type', async () => {
    const type = { businessType: 'KONSTRUKSI-UPAH' };
    expect(await shown({ ...type, riskClass: 5 })).toMatchObject({
      riskClass: 5,
      businessType: { certainty: 'C' },
    });
    expect(await shown({ ...type, riskClass: 4, riskClassReason: 'Hanya pekerjaan kantor' })).toMatchObject({
      riskClass: 4,
    });
  });
});

describe("a person's tax number", () => {
  test('is his NIK: sealed, masked, unique, and nowhere in clear', async () => {
    const npwp = '5171045203907777';
    const caller = office();
    const first = await register({ kind: 'employer', npwp }, caller);
    expect(first.npwp).toBe('5171********7777');
    const seen = await showOrganisation(held.services, caller, first.organisationId);
    expect(JSON.stringify(seen)).not.toContain(npwp);
    await expect(register({ npwp }, caller)).rejects.toMatchObject({
      code: 'organisation.already_registered',
    });
    const [row] = await held.asAdmin(
      `select row_to_json(o)::text || (select coalesce(string_agg(row_to_json(e)::text, ''), '') from platform.audit_entries e)
         || (select coalesce(string_agg(row_to_json(k)::text, ''), '') from platform.idempotency_keys k) as everything,
         length(npwp_sealed) > 30 as sealed
       from registry.organisations o where organisation_id = '${first.organisationId}'`,
    );
    expect(row?.sealed).toBe(true);
    expect(String(row?.everything)).not.toContain(npwp);
  });

  test('cannot stand in clear by any other way: the table refuses it', async () => {
    const { organisationId } = await register();
    await expect(
      held.asAdmin(
        `update registry.organisations set npwp = '5171045203907777' where organisation_id = '${organisationId}'`,
      ),
    ).rejects.toThrow('organisations__npwp_is_no_nik');
  });
});

describe('the list of business types', () => {
  const header = 'code;name;risk_class;source;certainty';

  test('ships what can be cited and is found by words as they are typed', async () => {
    const found = await findBusinessTypes(held.services, office(), 'konstr har');
    expect(found.types).toMatchObject([{ code: 'KONSTRUKSI-UPAH', riskClass: 5, certainty: 'C' }]);
    expect((await findBusinessTypes(held.services, office(), 'perikanan')).types).toEqual([]);
  });

  test('takes an annex, counts what is new, changed and the same, and stands in the journal', async () => {
    const caller = aCaller('admin');
    const rows = ['UJI-1;Hotel uji;II;Lampiran I;B', 'UJI-2;Tambak uji;4;Lampiran I;B'];
    expect(await load([header, ...rows].join('\n'), caller)).toEqual({ added: 2, changed: 0, unchanged: 0 });
    const again = [header, rows[0], 'UJI-2;Tambak uji;3;Lampiran I;A'].join('\n');
    expect(await load(again, caller)).toEqual({ added: 0, changed: 1, unchanged: 1 });
    expect((await findBusinessTypes(held.services, office(), 'UJI-2')).types).toMatchObject([
      { riskClass: 3 },
    ]);
    const entries = await held.asAdmin(
      `select act from platform.audit_entries where account_id = '${caller.accountId}'`,
    );
    expect(entries.map(({ act }) => act)).toEqual(Array(2).fill('registry.load-business-types'));
    await expect(
      register({ businessType: 'UJI-2', riskClass: 1, riskClassReason: 'apa pun' }),
    ).rejects.toMatchObject({
      code: 'organisation.risk_class_not_allowed',
      details: { type: 'Tambak uji', allowed: 3, given: 1 },
    });
  });

  test('is refused whole with a faulty row, and to everyone but the administrator', async () => {
    const faulty = `${header}\nUJI-3;Sawah uji;2;Lampiran I;B\nUJI-4;Sawah uji;9;Lampiran I;B`;
    await expect(load(faulty)).rejects.toMatchObject({
      code: 'business_types.faulty',
      details: { faults: 1, row: 3, column: 'risk_class' },
    });
    expect((await findBusinessTypes(held.services, office(), 'sawah')).types).toEqual([]);
    for (const csv of [header, 'a"b;c\n"', 'x'])
      await expect(load(csv)).rejects.toMatchObject({ code: 'business_types.faulty' });
    await expect(load(faulty, office())).rejects.toMatchObject({ code: 'access.forbidden' });
  });
});
