import { describe, expect, it } from 'vitest';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { keepAgreement } from './keep-agreement.ts';
import { keepCategory } from './keep-category.ts';
import { keepSponsor } from './keep-sponsor.ts';
import {
  agreementTerms,
  batubulan,
  denpasar,
  gianyar,
  grant,
  journalOf,
  sponsorTerms,
} from './programme-test-kit.ts';
import { setBudgets } from './set-budgets.ts';
import { showCategories, showSources } from './show-sources.ts';
import { showAgreement, showSponsor, showSponsors } from './show-sponsors.ts';

const held = testDatabase();
const firm = sponsorTerms({ kind: 'firm', name: 'PT Uji Gianyar', areaCode: '51.04' });

describe('a sponsor', () => {
  it('is registered by the government of its area, audited, and absent to another', async () => {
    const { sponsorId } = await keepSponsor(held.services, gianyar, { terms: firm });
    expect(await showSponsor(held.services, gianyar, sponsorId)).toMatchObject({
      name: 'PT Uji Gianyar',
      area: { code: '51.04' },
      mayKeep: true,
      papers: [],
    });
    expect(await journalOf(held, sponsorId)).toEqual(['sponsorship.keep-sponsor']);
    await expect(showSponsor(held.services, denpasar, sponsorId)).rejects.toMatchObject({
      code: 'sponsor.not_found',
    });
    await expect(
      keepSponsor(held.services, denpasar, { terms: firm, standing: { sponsorId, version: 1 } }),
    ).rejects.toMatchObject({ code: 'sponsor.not_found' });
    await expect(keepSponsor(held.services, denpasar, { terms: firm })).rejects.toMatchObject({
      code: 'sponsor.out_of_scope',
    });
  });

  it('is not registered by whoever has no part in it', async () => {
    for (const role of ['employer', 'agent', 'group', 'sponsor', 'auditor', 'admin', 'worker'] as const)
      await expect(
        keepSponsor(held.services, aCaller(role, { areaCodes: ['51.04'] }), { terms: firm }),
      ).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  it('is a village’s own alone where a village registers it', async () => {
    const own = sponsorTerms({ name: 'Pemerintah Desa Batubulan', areaCode: '51.04.01.2001' });
    const { sponsorId } = await keepSponsor(held.services, batubulan, { terms: own });
    expect((await showSponsor(held.services, batubulan, sponsorId)).mayKeep).toBe(true);
    for (const terms of [
      { ...own, areaCode: '51.04.01.2002' },
      { ...firm, areaCode: '51.04.01.2001' },
    ])
      await expect(keepSponsor(held.services, batubulan, { terms })).rejects.toMatchObject({
        code: 'sponsor.out_of_scope',
      });
  });

  it('stands once for a government and its area', async () => {
    const regency = sponsorTerms({ kind: 'regency', name: 'Pemerintah Kabupaten Gianyar' });
    const { sponsorId } = await keepSponsor(held.services, gianyar, { terms: regency });
    await expect(keepSponsor(held.services, gianyar, { terms: regency })).rejects.toMatchObject({
      code: 'sponsor.taken',
    });
    await keepSponsor(held.services, gianyar, {
      terms: { ...regency, contact: 'Dinas Tenaga Kerja' },
      standing: { sponsorId, version: 1 },
    });
    await expect(
      keepSponsor(held.services, gianyar, { terms: regency, standing: { sponsorId, version: 1 } }),
    ).rejects.toMatchObject({ code: 'sponsor.changed' });
    const ofDistrict = { ...regency, areaCode: '51.04.01' };
    await expect(keepSponsor(held.services, gianyar, { terms: ofDistrict })).rejects.toMatchObject({
      code: 'sponsor.area_level',
    });
  });

  it('is seen with all it pays by the accounts of its organisation, and by no other sponsor', async () => {
    const [own, other] = [aCaller('sponsor'), aCaller('sponsor')].map((caller) => ({
      ...caller,
      organisationId: caller.accountId,
      organisationIds: [caller.accountId],
    }));
    if (!own || !other) throw new Error('no caller');
    await held.asAdmin(
      `insert into registry.organisations (organisation_id, kind, name, area_code, name_tokens) values ('${own.accountId}', 'employer', 'PT Penyumbang', '51.04', '{pt,penyumbang}')`,
    );
    const { sponsorId, agreementId } = await grant(held, {
      sponsor: { ...firm, name: 'PT Penyumbang' },
      agreement: { funding: 'CSR', number: 'CSR-1' },
      budgets: { '': '50000000' },
    });
    const before = await showSponsors(held.services, own);
    expect(before.sponsors).toEqual([]);
    await keepSponsor(held.services, gianyar, {
      terms: { ...firm, name: 'PT Penyumbang', organisationId: own.accountId },
      standing: { sponsorId, version: 1 },
    });
    const seen = await showSponsors(held.services, own);
    expect(seen.sponsors.map(({ name, stages, mayKeep }) => [name, stages.freeIdr, mayKeep])).toEqual([
      ['PT Penyumbang', '50000000', false],
    ]);
    expect((await showAgreement(held.services, own, { agreementId })).budgets[0]?.stages.freeIdr).toBe(
      '50000000',
    );
    expect((await showSponsors(held.services, other)).sponsors).toEqual([]);
  });
});

describe('an agreement', () => {
  it('is recorded with a funding source of its sponsor, once by its number', async () => {
    const { sponsorId } = await keepSponsor(held.services, gianyar, { terms: { ...firm, name: 'PT Dua' } });
    const record = (override: Partial<ReturnType<typeof agreementTerms>>) =>
      keepAgreement(held.services, gianyar, {
        of: { sponsorId },
        terms: agreementTerms({ funding: 'CSR', ...override }),
      });
    const { agreementId } = await record({});
    expect(await journalOf(held, agreementId)).toEqual(['sponsorship.keep-agreement']);
    await expect(record({})).rejects.toMatchObject({ code: 'agreement.number_taken' });
    await expect(record({ funding: 'APBDES', number: '2' })).rejects.toMatchObject({
      code: 'agreement.funding_unfit',
    });
    await expect(record({ validTo: '2026-01-01', number: '3' })).rejects.toMatchObject({
      code: 'agreement.dates',
    });
    await expect(record({ areaCode: '51.71', number: '4' })).rejects.toMatchObject({
      code: 'agreement.out_of_scope',
    });
    await expect(showAgreement(held.services, denpasar, { agreementId })).rejects.toMatchObject({
      code: 'agreement.not_found',
    });
  });

  it('is not recorded by someone to whom its sponsor is not there', async () => {
    const { sponsorId } = await keepSponsor(held.services, gianyar, { terms: { ...firm, name: 'PT Tiga' } });
    await expect(
      keepAgreement(held.services, denpasar, {
        of: { sponsorId },
        terms: agreementTerms({ funding: 'CSR', areaCode: '51.71' }),
      }),
    ).rejects.toMatchObject({ code: 'sponsor.not_found' });
    await expect(
      keepAgreement(held.services, batubulan, {
        of: { sponsorId },
        terms: agreementTerms({ funding: 'CSR', areaCode: '51.04.01.2001' }),
      }),
    ).rejects.toMatchObject({ code: 'sponsor.not_found' });
  });

  it('keeps source and area once money stands in it, and can be ended', async () => {
    const { sponsorId, agreementId } = await grant(held, {
      sponsor: { ...firm, name: 'PT Empat' },
      agreement: { funding: 'CSR', number: 'E-1' },
      budgets: { '': '1000000' },
    });
    const change = (version: number, funding: 'CSR' | 'DONATION', state: 'active' | 'ended') =>
      keepAgreement(held.services, gianyar, {
        of: { agreementId, version, state },
        terms: agreementTerms({ funding, number: 'E-1', title: 'Diubah' }),
      });
    await expect(change(1, 'DONATION', 'active')).rejects.toMatchObject({ code: 'agreement.in_use' });
    await change(1, 'CSR', 'ended');
    await expect(change(1, 'CSR', 'active')).rejects.toMatchObject({ code: 'agreement.changed' });
    expect(await showAgreement(held.services, gianyar, { agreementId })).toMatchObject({
      sponsorId,
      state: 'ended',
      title: 'Diubah',
    });
  });
});

describe('budgets', () => {
  it('are set village by village, raised and lowered with a reason, never below what is used', async () => {
    const { agreementId } = await grant(held, {
      agreement: { number: 'P-1' },
      budgets: { '51.04.01.2001': '10080000', '51.04.01.2002': '10080000' },
    });
    const set = (wasIdr: string, amountIdr: string, override = {}) =>
      setBudgets(held.services, gianyar, {
        ...{ agreementId, year: 2026, reason: 'Perubahan anggaran' },
        rows: [{ villageCode: '51.04.01.2001', wasIdr, amountIdr, treasurerName: 'Ni Luh Bendahara' }],
        ...override,
      });
    await set('10080000', '20160000');
    await expect(set('10080000', '30000000')).rejects.toMatchObject({ code: 'budget.changed' });
    const shown = await showAgreement(held.services, gianyar, { agreementId });
    const batubulanRow = shown.budgets.find(({ villageCode }) => villageCode === '51.04.01.2001');
    expect(batubulanRow).toMatchObject({
      grantedIdr: '20160000',
      treasurerName: 'Ni Luh Bendahara',
      stages: { ceilingIdr: '20160000', freeIdr: '20160000' },
    });
    expect(shown.years).toMatchObject([{ year: 2026, budgets: 2, stages: { ceilingIdr: '30240000' } }]);
    await held.asAdmin(
      `select sponsorship.move_budget(budget_id, 'free', 'reserved', 15000000, '{}') from sponsorship.budgets where agreement_id = '${agreementId}' and village_code = '51.04.01.2001'`,
    );
    await expect(set('20160000', '14999999')).rejects.toMatchObject({ code: 'budget.below_used' });
    await set('20160000', '15000000');
    await expect(set('15000000', '15000000', { year: 2029 })).rejects.toMatchObject({
      code: 'budget.year_outside',
    });
    expect(
      (await journalOf(held, agreementId)).filter((act) => act === 'sponsorship.set-budgets'),
    ).toHaveLength(3);
  });

  it('are refused for a kelurahan out of a desa’s money, for a village elsewhere, and twice for one village', async () => {
    const { agreementId } = await grant(held, {
      sponsor: { areaCode: '51.04.01', name: 'Desa se-Kecamatan Sukawati' },
      agreement: { number: 'P-2', areaCode: '51.04.01' },
    });
    const row = { wasIdr: '0', amountIdr: '1000', treasurerName: '' };
    const set = (villageCodes: readonly string[]) =>
      setBudgets(held.services, gianyar, {
        ...{ agreementId, year: 2026, reason: 'Pagu awal' },
        rows: villageCodes.map((villageCode) => ({ ...row, villageCode })),
      });
    const [kelurahan] = await held.asAdmin(
      `select code from registry.areas where level = 4 and kind = 'kelurahan' and code like '51.04.%' limit 1`,
    );
    await expect(set([String(kelurahan?.code)])).rejects.toMatchObject({ code: 'budget.village_outside' });
    await expect(set(['51.04.01.2001', '51.04.01.2001'])).rejects.toMatchObject({
      code: 'budget.village_twice',
    });
    const whole = await grant(held, {
      sponsor: { areaCode: '51.04.03', name: 'Desa se-kecamatan' },
      agreement: { number: 'P-3', areaCode: '51.04.03' },
    });
    const [inside] = await held.asAdmin(
      `select code from registry.areas where level = 4 and kind = 'kelurahan' and code like '51.04.03.%' limit 1`,
    );
    await expect(
      setBudgets(held.services, gianyar, {
        ...{ agreementId: whole.agreementId, year: 2026, reason: 'Pagu awal' },
        rows: [{ ...row, villageCode: String(inside?.code) }],
      }),
    ).rejects.toMatchObject({ code: 'budget.village_kelurahan' });
    await expect(
      setBudgets(held.services, denpasar, {
        agreementId,
        year: 2026,
        rows: [{ ...row, villageCode: '' }],
        reason: 'Coba',
      }),
    ).rejects.toMatchObject({ code: 'agreement.not_found' });
  });
});

describe('what the law says of funding sources', () => {
  it('names the basis with its certainty, and reads relief month by month', async () => {
    const { sources } = await showSources(held.services, gianyar, '2026-01');
    const of = (funding: string) => sources.find((source) => source.funding === funding);
    expect(of('APBDES')).toMatchObject({ reaches: 'desa', relief: { applies: false, certainty: 'C' } });
    expect(of('DBH_CHT')?.bases[0]?.law[0]).toEqual({ law: 'PMK 72/2024', article: '5(5) huruf c' });
    const csr = of('CSR')?.relief.months.map(({ applies, bySwitch }) => [applies, bySwitch]);
    expect(csr?.slice(2, 4)).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(of('APBN')?.relief.months.some(({ bySwitch }) => bySwitch)).toBe(false);
    await expect(showSources(held.services, aCaller('employer'), undefined)).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });
});

describe('categories of vulnerable workers', () => {
  const terms = {
    ...{ categoryCode: 'petani_uji', areaCode: '51.04', nameId: 'Petani penggarap', nameEn: 'Tenant farmer' },
    ...{ decree: 'SK Bupati (uji)', occupationGroups: ['farmer'], isActive: true },
  };

  it('are kept by the region with the decree, not by a village or another region', async () => {
    await keepCategory(held.services, gianyar, { terms, isNew: true });
    await expect(keepCategory(held.services, gianyar, { terms, isNew: true })).rejects.toMatchObject({
      code: 'category.taken',
    });
    await keepCategory(held.services, gianyar, { terms: { ...terms, isActive: false }, isNew: false });
    const { categories } = await showCategories(held.services, batubulan);
    expect(categories).toMatchObject([
      { categoryCode: 'petani_uji', decree: 'SK Bupati (uji)', isActive: false },
    ]);
    await expect(
      keepCategory(held.services, denpasar, { terms: { ...terms, areaCode: '51.71' }, isNew: false }),
    ).rejects.toMatchObject({ code: 'category.not_found' });
    await expect(keepCategory(held.services, batubulan, { terms, isNew: false })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    expect(await journalOf(held, 'petani_uji')).toEqual([
      'sponsorship.keep-category',
      'sponsorship.keep-category',
    ]);
  });
});
