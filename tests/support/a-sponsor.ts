import { contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { anOfficer } from './a-contributor.ts';
import { aCaller, type TestWorker } from './a-registry.ts';
import type { TestDatabase } from './database.ts';

/** A second supervisor of Denpasar: approves what others made and verified. */
export const aSupervisor = aCaller('office_supervisor', { areaCodes: ['51.71'] });

export interface TestProgramme {
  readonly sponsorId: string;
  readonly agreementId: string;
  readonly programmeId: string;
  readonly budgetId: string;
  readonly funding: string;
}

/** A sponsor of Denpasar with one agreement, one budget and one open programme. */
export async function insertProgramme(
  held: TestDatabase,
  asked: Partial<{
    funding: string;
    months: number;
    startMonth: string;
    ceilingIdr: number;
    paidMonthRule: 'shift' | 'release';
    withSavings: boolean;
    bracket: number;
    areaCode: string;
    year: number;
  }> = {},
): Promise<TestProgramme> {
  const { funding = 'APBD_KAB', months = 6, startMonth = '2026-12', ceilingIdr = 1_000_000_000 } = asked;
  const {
    paidMonthRule = 'shift',
    withSavings = false,
    bracket = 1,
    areaCode = '51.71',
    year = 2026,
  } = asked;
  const made = { sponsorId: newId(), agreementId: newId(), programmeId: newId(), budgetId: newId(), funding };
  await held.asAdmin(`
    insert into sponsorship.sponsors (sponsor_id, kind, name, area_code) values ('${made.sponsorId}', 'donor', 'Yayasan ${made.sponsorId}', '${areaCode}');
    insert into sponsorship.agreements (agreement_id, sponsor_id, number, funding, signed_on, valid_from, valid_to, area_code)
      values ('${made.agreementId}', '${made.sponsorId}', 'PKS-1', '${funding}', '2026-01-05', '2026-01-05', '2027-12-31', '${areaCode}');
    insert into sponsorship.programmes (programme_id, agreement_id, sponsor_id, name, funding, area_code, quota_per_village, months, start_month, base_bracket, with_savings, paid_month_rule, state)
      values ('${made.programmeId}', '${made.agreementId}', '${made.sponsorId}', 'Pekerja rentan', '${funding}', '${areaCode}', 100, ${months}, '${startMonth}', ${bracket}, ${withSavings},
        '${paidMonthRule}', 'open');`);
  const officer = { ...anOfficer, areaCodes: [areaCode] };
  await inTransaction(held.services.pool, contextOf(officer), async ({ client }) => {
    await client.query('select sponsorship.grant_budget($1::jsonb)', [
      JSON.stringify({
        ...{ budgetId: made.budgetId, agreementId: made.agreementId, year, villageCode: '', areaCode },
        ...{ amountIdr: ceilingIdr, treasurerName: 'Ni Luh Bendahara', on: '2026-11-01' },
        accountId: anOfficer.accountId,
      }),
    ]);
  });
  return made;
}

export interface TestList {
  readonly listId: string;
  readonly version: number;
  readonly hash: string;
}

/** A list of these workers, verified row by row: made by one person, verified by another. */
export async function insertVerifiedList(
  held: TestDatabase,
  programme: TestProgramme,
  workers: readonly TestWorker[],
  asked: Partial<{
    villageCode: string;
    firstMonth: string;
    months: number;
    kind: string;
    makerKey: string;
    verifierKey: string;
  }> = {},
): Promise<TestList> {
  const { villageCode = '51.71.04.2008', firstMonth = '2026-12', months = 6, kind = 'top_up' } = asked;
  const listId = newId();
  await held.asAdmin(`
    insert into sponsorship.lists (list_id, programme_id, budget_id, village_code, kind, state, first_month, months, laid_before, maker_id, maker_name, maker_key,
      verifier_id, verifier_name, verifier_key)
    values ('${listId}', '${programme.programmeId}', '${programme.budgetId}', '${villageCode}', '${kind}', 'verified', '${firstMonth}', ${months}, '${villageCode.slice(0, 5)}',
      '${newId()}', 'Pembuat', '${asked.makerKey ?? newId()}', '${newId()}', 'Pemeriksa', '${asked.verifierKey ?? newId()}');
    insert into sponsorship.candidates (worker_id, list_id, place, state, category_code, name, nik_masked, birth_date, sex, occupation, occupation_group, residence_code, village_code, programme_id)
    select w.worker_id, '${listId}', row_number() over (order by w.worker_id), 'accepted', '', w.name, w.nik_masked, w.birth_date, w.sex, w.occupation, w.occupation_group, w.area_code,
      '${villageCode}', '${programme.programmeId}'
    from registry.workers w where w.worker_id = any ('{${workers.map(({ workerId }) => workerId).join(',')}}'::uuid[]);
    update sponsorship.lists set content_hash = sponsorship.list_hash(list_id) where list_id = '${listId}';`);
  const [row] = await held.asAdmin(
    `select version, content_hash from sponsorship.lists where list_id = '${listId}'`,
  );
  return { listId, version: Number(row?.version), hash: String(row?.content_hash) };
}

export interface ApprovalLine {
  readonly list_id: string;
  readonly answer: string;
  readonly worker_id: string | null;
  readonly reason: string | null;
}

/** A supervisor approves what he saw; answers as the database does. */
export async function approveLists(
  held: TestDatabase,
  lists: readonly TestList[],
  on = '2026-11-15',
  caller = aSupervisor,
): Promise<readonly ApprovalLine[]> {
  return inTransaction(held.services.pool, contextOf(caller), async ({ client }) => {
    const { rows } = await client.query<ApprovalLine>(
      'select * from sponsorship.approve_lists($1::jsonb, $2, $3::jsonb)',
      [JSON.stringify(lists), on, actorOf(caller)],
    );
    return rows;
  });
}

export interface BillingLine {
  readonly list_id: string;
  readonly answer: string;
  readonly bill_id: string | null;
  readonly code: string | null;
}

/** The office bills approved lists. */
export async function billLists(
  held: TestDatabase,
  lists: readonly TestList[],
  on = '2026-11-15',
): Promise<readonly BillingLine[]> {
  return inTransaction(held.services.pool, contextOf(anOfficer), async ({ client }) => {
    const { rows } = await client.query<BillingLine>(
      'select * from sponsorship.bill_lists($1, $2, $3::jsonb)',
      [lists.map(({ listId }) => listId), on, actorOf(anOfficer)],
    );
    return rows;
  });
}

/** The office takes months after one out of the terms of a list's workers; answers how many terms lost months. */
export async function releaseTerms(
  held: TestDatabase,
  asked: {
    readonly listId: string;
    readonly workers: readonly TestWorker[];
    readonly afterMonth: string;
    readonly reason: string;
    readonly on: string;
  },
): Promise<number> {
  const terms =
    await held.asAdmin(`select jsonb_agg(jsonb_build_object('workerId', worker_id, 'termId', term_id, 'afterMonth', '${asked.afterMonth}')) as terms
    from sponsorship.terms where list_id = '${asked.listId}' and worker_id = any ('{${asked.workers.map(({ workerId }) => workerId).join(',')}}'::uuid[])`);
  return inTransaction(held.services.pool, contextOf(anOfficer), async ({ client }) => {
    const { rows } = await client.query<{ released: number }>(
      'select sponsorship.release_terms($1::jsonb, $2, $3, $4::jsonb) as released',
      [JSON.stringify(terms[0]?.terms ?? []), asked.reason, asked.on, actorOf(anOfficer)],
    );
    return rows[0]?.released ?? 0;
  });
}

function actorOf({
  accountId,
  name,
  personKey,
}: {
  accountId: string;
  name: string;
  personKey: string;
}): string {
  return JSON.stringify({ accountId, name, personKey });
}
