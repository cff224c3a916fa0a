import { beforeAll, describe, expect, test } from 'vitest';
import type { ListPaper } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { insertContributors } from '#tests/support/a-contributor.ts';
import { aCaller, type TestWorker } from '#tests/support/a-registry.ts';
import {
  approveLists,
  billLists,
  insertProgramme,
  insertVerifiedList,
  type TestList,
  type TestProgramme,
} from '#tests/support/a-sponsor.ts';
import { testDatabase } from '#tests/support/database.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { printAbsorptionReport } from './print-absorption-report.ts';
import { printAgreementAnnex } from './print-agreement-annex.ts';
import { printListPaper } from './print-list-paper.ts';
import { showPapers } from './show-papers.ts';

const held = testDatabase();
const organisationId = newId();
const office = aCaller('office_staff', { areaCodes: ['51.71'] });
const regency = aCaller('government', { areaCodes: ['51.71'] });
const village = aCaller('village', { areaCodes: ['51.71.04.2008'] });
const sponsor = aCaller('sponsor', { organisationId, organisationIds: [organisationId] });
const elsewhere = [
  aCaller('office_staff', { areaCodes: ['51.04'] }),
  aCaller('government', { areaCodes: ['51.04'] }),
  aCaller('village', { areaCodes: ['51.04.01.2001'] }),
];

let programme: TestProgramme;
let workers: readonly TestWorker[];
let [billed, draft]: (TestList | undefined)[] = [];

/** Two lists out of one budget: six workers billed, one verified and not approved. */
beforeAll(async () => {
  programme = await insertProgramme(held, { funding: 'APBDES', ceilingIdr: 10_000_000 });
  workers = await insertContributors(held, 7);
  billed = await insertVerifiedList(held, programme, workers.slice(0, 6));
  draft = await insertVerifiedList(held, programme, workers.slice(6));
  await held.asAdmin(`
    update sponsorship.sponsors set custodians = '{${organisationId}}' where sponsor_id = '${programme.sponsorId}';
    update sponsorship.agreements set custodians = '{${organisationId}}' where agreement_id = '${programme.agreementId}';
    update sponsorship.budgets set custodians = '{${organisationId}}' where budget_id = '${programme.budgetId}';
    update sponsorship.programmes set custodians = '{${organisationId}}' where programme_id = '${programme.programmeId}';
    insert into sponsorship.programme_villages (programme_id, village_code, village_kind, quota, budget_id, custodians)
      values ('${programme.programmeId}', '51.71.04.2008', 'desa', 100, '${programme.budgetId}', '{${organisationId}}');
    update sponsorship.lists set custodians = '{${organisationId}}' where programme_id = '${programme.programmeId}';
    update sponsorship.candidates set laid_before = '51.71'`);
  await approveLists(held, [billed], '2026-11-02');
  await billLists(held, [billed], '2026-11-03');
});

const print = (caller: Caller, paper: ListPaper, list = billed, form: 'pdf' | 'xlsx' = 'pdf') =>
  printListPaper(held.services, caller, { listId: list?.listId ?? '', paper, form });

async function textOf(file: File): Promise<string> {
  return textOfPdf(Buffer.from(await file.arrayBuffer()))
    .join('\n')
    .replace(/\s+/g, ' ');
}

async function journalOf(caller: Caller) {
  return held.asAdmin(
    `select act, subjects_count, details from platform.audit_entries where account_id = '${caller.accountId}' order by recorded_at`,
  );
}

describe('a paper of a list', () => {
  test('holds whom the list holds, and the journal holds who printed whom', async () => {
    const printer = { ...village, accountId: newId() };
    const text = await textOf(await print(printer, 'decree-annex'));
    expect(text.match(/\d{4}\*{8}\d{4}/g)).toHaveLength(6);
    await print(printer, 'public-list', billed, 'xlsx');
    await print(printer, 'bill');
    expect(await journalOf(printer)).toEqual([
      { act: 'sponsorship.print-decree-annex', subjects_count: 6, details: { form: 'pdf', people: 6 } },
      { act: 'sponsorship.print-public-list', subjects_count: 0, details: { form: 'xlsx', people: 6 } },
      { act: 'sponsorship.print-bill', subjects_count: 0, details: { form: 'pdf', people: 6 } },
    ]);
  });

  test('is the same paper for everyone who may see the people; its sponsor gets the bill and no name', async () => {
    const own = await textOf(await print(village, 'decree-annex'));
    for (const caller of [office, regency, aCaller('auditor')])
      expect(await textOf(await print(caller, 'decree-annex'))).toBe(own);
    for (const paper of ['decree-annex', 'public-list'] as const)
      await expect(print(sponsor, paper)).rejects.toMatchObject({ code: 'access.forbidden' });
    expect(await textOf(await print(sponsor, 'bill'))).toContain('Rp 604.800');
  });

  test('is elsewhere like one that does not exist', async () => {
    for (const caller of elsewhere)
      for (const paper of ['decree-annex', 'public-list', 'bill'] as const)
        await expect(print(caller, paper)).rejects.toMatchObject({ code: 'paper.not_found', details: {} });
    for (const role of ['worker', 'employer', 'admin', 'agent'] as const)
      await expect(print(aCaller(role), 'bill')).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  test('that has no bill yet is refused with what to do', async () => {
    await expect(print(office, 'bill', draft)).rejects.toMatchObject({ code: 'paper.not_billed' });
  });

  test('leaves out whoever was turned down', async () => {
    await held.asAdmin(`update sponsorship.candidates set state = 'rejected', verdict_reason = 'Sudah bekerja di hotel'
      where list_id = '${draft?.listId}'`);
    expect(await textOf(await print(office, 'decree-annex', draft))).toContain('Belum ada nama');
  });

  test('of billed months adds up to its bill', async () => {
    const text = await textOf(await print(office, 'bill'));
    expect(text).toContain('Desember 2026 6 100.800');
    expect(text).toContain('Jumlah 604.800');
    expect(text).toContain('Ni Luh Bendahara');
  });
});

describe('papers of an agreement and of a year', () => {
  const annex = async (caller: Caller) =>
    textOf(
      await printAgreementAnnex(held.services, caller, { agreementId: programme.agreementId, form: 'pdf' }),
    );

  test('hold quota, price, ceiling; its sponsor prints what the office prints', async () => {
    const text = await annex(office);
    for (const words of ['Desa Ubung Kaja Denpasar Utara 100 6 100.800 10.080.000', '10.000.000', 'PKS-1'])
      expect(text).toContain(words);
    expect(await annex(sponsor)).toBe(text);
  });

  test('say that a village prints its own part', async () => {
    expect(await annex(village)).toContain('Hanya wilayah yang dapat dilihat pencetak: Ubung Kaja');
    expect(await annex(office)).not.toContain('Hanya wilayah');
  });

  test('are elsewhere like ones that do not exist', async () => {
    for (const caller of elsewhere)
      await expect(annex(caller)).rejects.toMatchObject({ code: 'paper.not_found' });
  });

  test('tell the absorption of one source, and nothing of another', async () => {
    const report = async (funding: string) =>
      textOf(await printAbsorptionReport(held.services, office, { year: 2026, funding, form: 'pdf' }));
    expect(await report('APBDES')).toContain('10.000.000 9.395.200 0 604.800 0 0 0');
    expect(await report('CSR')).toContain('Tidak ada pagu pada tahun ini.');
  });
});

describe('what can be printed', () => {
  test('is what the caller sees', async () => {
    const shown = await showPapers(held.services, office);
    expect(shown.lists.map(({ isBilled, workers: n }) => `${isBilled} ${n}`).sort()).toEqual([
      'false 0',
      'true 6',
    ]);
    expect(shown.agreements).toMatchObject([{ number: 'PKS-1', programmes: 1 }]);
    expect(shown.sources).toEqual([{ year: 2026, funding: 'APBDES' }]);
    for (const caller of [regency, sponsor]) expect(await showPapers(held.services, caller)).toEqual(shown);
    for (const caller of elsewhere)
      expect(await showPapers(held.services, caller)).toMatchObject({
        lists: [],
        agreements: [],
        sources: [],
      });
  });
});
