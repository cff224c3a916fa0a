import { describe, expect, it } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { keepAgreement } from './keep-agreement.ts';
import { keepProgramme } from './keep-programme.ts';
import { priceProgramme } from './price-programme.ts';
import {
  agreementTerms,
  batubulan,
  denpasar,
  gianyar,
  grant,
  journalOf,
  programmeTerms,
  villagesOf,
} from './programme-test-kit.ts';
import { setBudgets } from './set-budgets.ts';
import { setProgrammeState } from './set-programme-state.ts';
import { setProgrammeVillages } from './set-programme-villages.ts';
import { showProgramme, showProgrammes } from './show-programmes.ts';
import { showAgreement } from './show-sponsors.ts';

const held = testDatabase();
const perVillage = '10080000';
let agreements = 0;

/** All desa of Gianyar with a budget for 100 workers and six months each, unless said otherwise. */
async function desaOfGianyar(override: Readonly<Record<string, string>> = {}) {
  agreements += 1;
  const desa = await villagesOf(held, '51.04', ['desa']);
  const budgets = { ...Object.fromEntries(desa.map((code) => [code, perVillage])), ...override };
  if (agreements === 1) return { desa, ...(await grant(held, { budgets })) };
  const [sponsor] = await held.asAdmin(
    `select sponsor_id from sponsorship.sponsors where area_code = '51.04' and kind = 'village'`,
  );
  const sponsorId = String(sponsor?.sponsor_id);
  const { agreementId } = await keepAgreement(held.services, gianyar, {
    of: { sponsorId },
    terms: agreementTerms({ number: `PKS-${agreements}` }),
  });
  await setBudgets(held.services, gianyar, {
    ...{ agreementId, year: 2026, reason: 'Pagu awal tahun' },
    rows: Object.entries(budgets).map(([villageCode, amountIdr]) => ({
      ...{ villageCode, amountIdr, wasIdr: '0', treasurerName: '' },
    })),
  });
  return { desa, sponsorId, agreementId };
}

describe('the price of a programme', () => {
  it('of the 64 desa of Gianyar, 100 workers, six months from APBDes is 645,120,000: kelurahan are listed as left out', async () => {
    const { agreementId } = await desaOfGianyar();
    const cost = await priceProgramme(held.services, gianyar, programmeTerms(agreementId));
    expect(cost).toMatchObject({
      villages: 64,
      workers: 6_400,
      workerMonths: 38_400,
      totalIdr: '645120000',
      freeIdr: '645120000',
      missingIdr: '0',
      short: [],
    });
    expect(cost.leftOut).toHaveLength(6);
    expect(new Set(cost.leftOut.map(({ reason }) => reason))).toEqual(new Set(['source.desa_only']));
  });

  it('of all 70 villages from the regency’s budget is 705,600,000, and one rupiah less is said to be missing', async () => {
    const regency = await grant(held, {
      sponsor: { kind: 'regency', name: 'Pemerintah Kabupaten Gianyar' },
      agreement: { funding: 'APBD_KAB' },
      budgets: { '': '705599999' },
    });
    const cost = await priceProgramme(held.services, gianyar, programmeTerms(regency.agreementId));
    expect(cost).toMatchObject({ villages: 70, totalIdr: '705600000', missingIdr: '1', leftOut: [] });
  });

  it('leaves out villages without a budget, and refuses months and areas that the agreement does not cover', async () => {
    const { agreementId } = await grant(held, {
      sponsor: { areaCode: '51.04.01', name: 'Desa se-Kecamatan Sukawati' },
      agreement: { areaCode: '51.04.01', validTo: '2027-03-31' },
      budgets: { '51.04.01.2001': perVillage },
    });
    const price = (override: Parameters<typeof programmeTerms>[1]) =>
      priceProgramme(
        held.services,
        gianyar,
        programmeTerms(agreementId, { areaCode: '51.04.01', months: 3, ...override }),
      );
    const { villages, leftOut } = await price({});
    expect([villages, new Set(leftOut.map(({ reason }) => reason))]).toEqual([
      1,
      new Set(['village.no_budget']),
    ]);
    await expect(price({ months: 6 })).rejects.toMatchObject({ code: 'programme.agreement_ends' });
    await expect(price({ startMonth: '2026-10' })).rejects.toMatchObject({ code: 'programme.start_past' });
    await expect(price({ areaCode: '51.04.02' })).rejects.toMatchObject({ code: 'programme.area_outside' });
    await expect(priceProgramme(held.services, denpasar, programmeTerms(agreementId))).rejects.toMatchObject({
      code: 'agreement.not_found',
    });
  });
});

describe('a programme', () => {
  it('is drafted, changed while a draft, opened to its villages, closed and opened again; each step audited', async () => {
    const { agreementId } = await desaOfGianyar();
    const terms = programmeTerms(agreementId);
    const { programmeId } = await keepProgramme(held.services, gianyar, { terms });
    await keepProgramme(held.services, gianyar, {
      terms: { ...terms, quotaPerVillage: 90 },
      standing: { programmeId, version: 1 },
    });
    const stale = { terms, standing: { programmeId, version: 1 } };
    await expect(keepProgramme(held.services, gianyar, stale)).rejects.toMatchObject({
      code: 'programme.changed',
    });
    const step = (version: number, state: 'open' | 'closed') =>
      setProgrammeState(held.services, gianyar, { programmeId, version, state });
    await expect(step(2, 'closed')).rejects.toMatchObject({ code: 'programme.state_refused' });
    await step(2, 'open');
    const shown = await showProgramme(held.services, gianyar, programmeId);
    expect(shown).toMatchObject({
      state: 'open',
      villages: 64,
      leftOut: 6,
      quota: 5_760,
      lastMonth: '2027-05',
    });
    const budgetless = shown.places.filter(({ leftOut, stages }) => leftOut === '' && stages === null);
    expect([shown.places.length, budgetless.length]).toEqual([70, 0]);
    const late = { terms, standing: { programmeId, version: 3 } };
    await expect(keepProgramme(held.services, gianyar, late)).rejects.toMatchObject({
      code: 'programme.not_draft',
    });
    await step(3, 'closed');
    await step(4, 'open');
    expect(await journalOf(held, programmeId)).toEqual([
      'sponsorship.keep-programme',
      'sponsorship.keep-programme',
      'sponsorship.set-programme-state',
      'sponsorship.set-programme-state',
      'sponsorship.set-programme-state',
    ]);
  });

  it('does not open while a budget is too small, and says how much is missing where', async () => {
    const { agreementId } = await desaOfGianyar({ '51.04.01.2001': '10000000' });
    const { programmeId } = await keepProgramme(held.services, gianyar, {
      terms: programmeTerms(agreementId),
    });
    await expect(
      setProgrammeState(held.services, gianyar, { programmeId, version: 1, state: 'open' }),
    ).rejects.toMatchObject({
      code: 'programme.budget_short',
      details: { missingIdr: '80000', missing: '80.000', budgets: 1, where: 'Batubulan' },
    });
    expect(await showProgramme(held.services, gianyar, programmeId)).toMatchObject({
      state: 'draft',
      places: [],
    });
  });

  it('does not open to nobody', async () => {
    const { agreementId } = await grant(held, {
      sponsor: { kind: 'donor', name: 'Yayasan Uji' },
      agreement: { funding: 'DONATION' },
    });
    const { programmeId } = await keepProgramme(held.services, gianyar, {
      terms: programmeTerms(agreementId),
    });
    await expect(
      setProgrammeState(held.services, gianyar, { programmeId, version: 1, state: 'open' }),
    ).rejects.toMatchObject({ code: 'programme.no_village' });
  });

  it('is a village’s to see when it reaches it, not to keep; and absent elsewhere', async () => {
    const { agreementId } = await desaOfGianyar();
    const terms = programmeTerms(agreementId, { name: 'Terlihat' });
    const { programmeId } = await keepProgramme(held.services, gianyar, { terms });
    await expect(showProgramme(held.services, batubulan, programmeId)).rejects.toMatchObject({
      code: 'programme.not_found',
    });
    await setProgrammeState(held.services, gianyar, { programmeId, version: 1, state: 'open' });
    const seen = await showProgramme(held.services, batubulan, programmeId);
    expect(seen).toMatchObject({ name: 'Terlihat', mayKeep: false });
    expect(seen.places.map(({ villageCode }) => villageCode)).toEqual(['51.04.01.2001']);
    const paper = await showAgreement(held.services, batubulan, { agreementId });
    expect(paper.budgets.map(({ villageCode }) => villageCode)).toEqual(['51.04.01.2001']);
    await expect(
      setProgrammeState(held.services, batubulan, { programmeId, version: 2, state: 'closed' }),
    ).rejects.toMatchObject({ code: 'programme.not_found' });
    await expect(showProgramme(held.services, denpasar, programmeId)).rejects.toMatchObject({
      code: 'programme.not_found',
    });
    await expect(keepProgramme(held.services, batubulan, { terms })).rejects.toMatchObject({
      code: 'agreement.not_found',
    });
    await expect(showProgrammes(held.services, aCaller('employer'))).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });

  it('takes in a village that gets its budget later', async () => {
    const { agreementId } = await grant(held, {
      sponsor: { areaCode: '51.04.02', name: 'Desa se-Kecamatan Blahbatuh' },
      agreement: { areaCode: '51.04.02' },
      budgets: { '51.04.02.2001': perVillage },
    });
    const { programmeId } = await keepProgramme(held.services, gianyar, {
      terms: programmeTerms(agreementId, { areaCode: '51.04.02' }),
    });
    await setProgrammeState(held.services, gianyar, { programmeId, version: 1, state: 'open' });
    expect(await showProgramme(held.services, gianyar, programmeId)).toMatchObject({ villages: 1 });
    await setBudgets(held.services, gianyar, {
      ...{ agreementId, year: 2026, reason: 'Perubahan APBDes' },
      rows: [{ villageCode: '51.04.02.2002', wasIdr: '0', amountIdr: perVillage, treasurerName: '' }],
    });
    expect(await showProgramme(held.services, gianyar, programmeId)).toMatchObject({
      villages: 2,
      quota: 200,
    });
  });

  it('has its quota and agent set by village, within the money', async () => {
    const { agreementId } = await desaOfGianyar();
    const { programmeId } = await keepProgramme(held.services, gianyar, {
      terms: programmeTerms(agreementId, { quotaPerVillage: 80 }),
    });
    await setProgrammeState(held.services, gianyar, { programmeId, version: 1, state: 'open' });
    const agentId = newId();
    await held.asAdmin(
      `insert into registry.organisations (organisation_id, kind, name, area_code, name_tokens) values ('${agentId}', 'bumdes', 'BUMDes Uji', '51.04.01.2001', '{bumdes,uji}')`,
    );
    const set = (quota: number, agent: string | null) =>
      setProgrammeVillages(held.services, gianyar, {
        programmeId,
        villages: [{ villageCode: '51.04.01.2001', quota, agentId: agent }],
      });
    await set(100, agentId);
    const place = (await showProgramme(held.services, gianyar, programmeId)).places[0];
    expect(place).toMatchObject({ quota: 100, agent: { organisationId: agentId, name: 'BUMDes Uji' } });
    await expect(set(301, agentId)).rejects.toMatchObject({ code: 'programme.budget_short' });
    await expect(set(100, newId())).rejects.toMatchObject({ code: 'programme.agent_unknown' });
  });
});
