import type { Actor } from '#tests/security/row-policies/actors.ts';
import { seesBill } from '#tests/security/row-policies/oracle-bills.ts';
import { seesKept } from '#tests/security/row-policies/oracle-compliance.ts';
import { seesLetter, seesMoneyOf } from '#tests/security/row-policies/oracle-contributions.ts';
import { seesCheck } from '#tests/security/row-policies/oracle-desk.ts';
import { seesRequest } from '#tests/security/row-policies/oracle-requests.ts';
import { seesSanction } from '#tests/security/row-policies/oracle-sanctions.ts';
import { lies } from '#tests/security/row-policies/places.ts';
import {
  holdsPerson,
  isLaidBefore,
  isOfOrganisation,
  isOwn,
  isOwnSponsor,
  seesCountsOf,
  seesPerson,
  seesSponsoredIn,
} from '#tests/security/row-policies/rights.ts';
import { type Row, textOf, textsOf } from '#tests/security/row-policies/rows.ts';
import type { IdKind } from './id-kinds.ts';

/** Where ids of each kind come from, and who sees the row they name, in the oracle's words. */
export const idSources: Record<
  IdKind,
  { readonly key: string; readonly sql: string; readonly sees: (actor: Actor, row: Row) => boolean }
> = {
  worker: {
    key: 'worker_id',
    sql: 'select worker_id, area_code, work_area_code, custodians from registry.workers order by worker_id',
    sees: seesPerson,
  },
  list: {
    key: 'list_id',
    sql: 'select list_id, account_id, area_code, organisation_id from registry.lists order by list_id',
    sees: isLaidBefore,
  },
  organisation: {
    key: 'organisation_id',
    sql: 'select organisation_id, area_code from registry.organisations order by organisation_id',
    sees: (actor, row) =>
      seesCountsOf(actor, textOf(row, 'area_code')) ||
      isOfOrganisation(actor, textOf(row, 'organisation_id')),
  },
  employer: {
    key: 'organisation_id',
    sql: `select organisation_id, area_code from registry.organisations where kind in ('employer', 'government_office', 'village', 'bumdes', 'cooperative', 'lpd', 'school')
      order by organisation_id`,
    sees: (actor, row) =>
      seesCountsOf(actor, textOf(row, 'area_code')) ||
      isOfOrganisation(actor, textOf(row, 'organisation_id')),
  },
  filing: {
    key: 'filing_id',
    sql: `select filing_id, organisation_id, area_code from contributions.filings where opened_at is not null order by filing_id`,
    sees: (actor, row) =>
      seesCountsOf(actor, textOf(row, 'area_code')) ||
      isOfOrganisation(actor, textOf(row, 'organisation_id')),
  },
  account: {
    key: 'account_id',
    sql: 'select account_id from accounts.accounts order by account_id',
    sees: ({ role }) => role === 'admin',
  },
  registration: {
    key: 'request_id',
    sql: `select request_id, area_code, '' as work_area_code, '{}'::uuid[] as custodians
      from registry.registration_requests order by request_id`,
    sees: holdsPerson,
  },
  request: {
    key: 'request_id',
    sql: `select request_id, worker_id, kind, area_code, work_area_code from registry.requests order by request_id`,
    sees: seesRequest,
  },
  document: {
    key: 'document_id',
    sql: `select document_id, account_id, attached_at, worker_id, area_code, work_area_code, custodians
      from platform.documents left join registry.workers using (worker_id) order by document_id`,
    sees: (actor, row) => (row.attached_at === null ? isOwn(actor, row) : seesPerson(actor, row)),
  },
  statement: {
    key: 'statement_id',
    sql: 'select statement_id from contributions.statements order by statement_id',
    sees: ({ role }) => ['office_staff', 'office_supervisor', 'auditor'].includes(role ?? ''),
  },
  sanction: {
    key: 'case_id',
    sql: 'select case_id, organisation_id, area_code from certificates.sanction_cases order by case_id',
    sees: (actor, row) => seesSanction(actor, row),
  },
  sanction_step: {
    key: 'step_id',
    sql: 'select step_id, organisation_id, area_code from certificates.sanction_steps order by step_id',
    sees: (actor, row) => seesSanction(actor, row),
  },
  sanction_letter: {
    key: 'letter_id',
    sql: 'select letter_id, organisation_id, area_code from certificates.sanction_letters order by letter_id',
    sees: (actor, row) => seesSanction(actor, row),
  },
  employer_standing: {
    key: 'organisation_id',
    sql: `select organisation_id, area_code from registry.organisations where kind in ('employer', 'government_office', 'village', 'bumdes', 'agent', 'cooperative', 'lpd', 'school')
      order by organisation_id`,
    sees: (actor, row) => seesKept(actor, row, 'organisation_id'),
  },
  undertaking: {
    key: 'undertaking_id',
    sql: 'select undertaking_id, organisation_id, area_code from certificates.undertakings order by undertaking_id',
    sees: (actor, row) => seesKept(actor, row, 'organisation_id'),
  },
  contract: {
    key: 'contract_id',
    sql: 'select contract_id, giver_id, area_code from certificates.contracts order by contract_id',
    sees: (actor, row) => seesKept(actor, row, 'giver_id'),
  },
  tender_list: {
    key: 'list_id',
    sql: 'select list_id, custody, desk_area, desk_organisation_id from certificates.tender_lists order by list_id',
    sees: seesCheck,
  },
  permit_check: {
    key: 'reference',
    sql: 'select reference, custody, desk_area, desk_organisation_id from certificates.checks order by check_no',
    sees: seesCheck,
  },
  letter: {
    key: 'letter_id',
    sql: 'select letter_id, organisation_id, area_code from contributions.letters order by letter_id',
    sees: seesLetter,
  },
  bill: {
    key: 'code',
    sql: 'select code, payer_id, payer_kind, area_code, work_area_code, custodians from contributions.bills order by bill_id',
    sees: seesBill,
  },
  payment: {
    key: 'payment_id',
    sql: 'select payment_id, payer_id, area_code, work_area_code from contributions.payments order by payment_id',
    sees: seesMoneyOf,
  },
  exception: {
    key: 'exception_id',
    sql: 'select exception_id, area_code, work_area_code from contributions.exceptions order by exception_id',
    sees: seesMoneyOf,
  },
  refund: {
    key: 'refund_id',
    sql: 'select refund_id, area_code, work_area_code from contributions.refunds order by refund_id',
    sees: seesMoneyOf,
  },
  journal: {
    key: 'journal_id',
    sql: 'select journal_id, min(area_code) as area_code, min(work_area_code) as work_area_code from contributions.postings group by journal_id order by journal_id',
    sees: seesMoneyOf,
  },
  village: {
    key: 'code',
    sql: `select code from registry.areas where level = 4 and code like '51.%' order by code`,
    sees: (actor, row) => seesSponsoredIn(actor, textOf(row, 'code')),
  },
  scenario: {
    key: 'scenario_id',
    sql: 'select scenario_id, area_code, account_id, is_shared from sponsorship.scenarios order by scenario_id',
    sees: (actor, row) =>
      isOwn(actor, row) || (row.is_shared === true && seesSponsoredIn(actor, textOf(row, 'area_code'))),
  },
  plan: {
    key: 'plan_id',
    sql: 'select plan_id, area_code from coverage.plans order by plan_id',
    sees: (actor, row) => seesSponsoredIn(actor, textOf(row, 'area_code')),
  },
  agreement: {
    key: 'agreement_id',
    sql: `select a.agreement_id, a.area_code, a.custodians, (select coalesce(array_agg(v.village_code), '{}') from sponsorship.programmes p
      join sponsorship.programme_villages v on v.programme_id = p.programme_id where p.agreement_id = a.agreement_id) as villages from sponsorship.agreements a order by a.agreement_id`,
    sees: (actor, row) =>
      [textOf(row, 'area_code'), ...textsOf(row, 'villages')].some((code) => seesSponsoredIn(actor, code)) ||
      isOwnSponsor(actor, textsOf(row, 'custodians')),
  },
  sponsor: {
    key: 'sponsor_id',
    sql: `select s.sponsor_id, s.custodians, array[s.area_code] || coalesce((select array_agg(a.area_code) || array_agg(coalesce(v.village_code, '')) from sponsorship.agreements a
        left join sponsorship.programmes p on p.agreement_id = a.agreement_id left join sponsorship.programme_villages v on v.programme_id = p.programme_id
        where a.sponsor_id = s.sponsor_id), '{}') as areas from sponsorship.sponsors s order by s.sponsor_id`,
    sees: seesScheme,
  },
  category: {
    key: 'category_code',
    sql: 'select category_code, array[area_code] as areas from sponsorship.categories order by category_code',
    sees: seesScheme,
  },
  programme: {
    key: 'programme_id',
    sql: `select p.programme_id, p.custodians, array[p.area_code] || coalesce((select array_agg(v.village_code) from sponsorship.programme_villages v
        where v.programme_id = p.programme_id), '{}') as areas from sponsorship.programmes p order by p.programme_id`,
    sees: seesScheme,
  },
  candidate_list: {
    key: 'list_id',
    sql: `select list_id, village_code as area_code, '' as work_area_code, '{}'::uuid[] as custodians, laid_before from sponsorship.lists order by list_id`,
    sees: (actor, row) =>
      holdsPerson(actor, row) ||
      (actor.role === 'government' && lies(textOf(row, 'laid_before'), actor.areas)),
  },
  term: {
    key: 'term_id',
    sql: `select t.term_id, t.village_code as area_code, '' as work_area_code, array_remove(array[t.agent_id], null) as custodians, t.laid_before
      from sponsorship.terms t join registry.workers w on w.worker_id = t.worker_id and w.deceased_on is null and w.merged_into is null
      where t.state = 'running' and t.last_month between '2026-11' and '2026-12' order by t.term_id`,
    sees: (actor, row) =>
      holdsPerson(actor, row) ||
      (actor.role === 'government' && lies(textOf(row, 'laid_before'), actor.areas)),
  },
};

/** What is paid in an area, or in a village that it reaches, or by the own organisation. */
function seesScheme(actor: Actor, row: Row): boolean {
  return (
    textsOf(row, 'areas').some((code) => seesSponsoredIn(actor, code)) ||
    isOwnSponsor(actor, textsOf(row, 'custodians'))
  );
}
