import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const office: readonly Role[] = ['office_staff', 'office_supervisor'];
const counted: readonly Role[] = [...office, 'government', 'village', 'auditor'];
const keepers: readonly Role[] = [...office, 'village'];
const handing: readonly Role[] = [...keepers, 'agent_office', 'agent'];
const handed: readonly Role[] = [...handing, 'government', 'auditor'];
const nobody = '01900000-0000-7000-8000-000000000000';
const nothing = () => ({});

/** Terms that run, the hand-over when they end, and how they count: people only to those who may know whose they are. */
export const termRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /sponsorships/lists/{listId}/terms': {
    of: 'candidate_list',
    roles: counted,
    people: true,
    ask: nothing,
  },
  'POST /sponsorships/lists/{listId}/releases': {
    of: 'candidate_list',
    roles: office,
    changes: true,
    ask: () => ({ body: { termIds: [nobody], reason: 'moved', replace: false } }),
  },
  'POST /sponsorships/lists/{listId}/following': {
    of: 'candidate_list',
    roles: keepers,
    changes: true,
    ask: () => ({ body: { kind: 'extension', months: 6 } }),
  },
  'GET /workers/{workerId}/sponsored-terms': {
    of: 'worker',
    roles: [...handing, 'worker', 'auditor'],
    people: true,
    ask: nothing,
  },
  'GET /sponsorships/handover': { of: null, roles: handed, people: true, ask: nothing },
  'GET /sponsorships/handover/counts': { of: null, roles: handed, ask: nothing },
  'GET /sponsorships/handover/rates': { of: null, roles: handed, ask: nothing },
  'POST /sponsorships/handover/outcomes': {
    of: null,
    roles: handing,
    changes: true,
    ask: () => ({
      body: { outcomes: [{ workerId: nobody, termId: nobody, version: 1, outcome: 'continues' }] },
    }),
  },
  'POST /sponsorships/handover/codes': {
    of: null,
    roles: handing,
    changes: true,
    ask: () => ({ body: { terms: [{ workerId: nobody, termId: nobody }] } }),
  },
  'GET /sponsorships/handover/letters/{termIds}': {
    of: 'term',
    roles: handed,
    people: true,
    ask: nothing,
  },
  'GET /sponsorships/counted': { of: null, roles: counted, ask: nothing },
  'GET /sponsorships/warnings': { of: null, roles: [...counted, 'sponsor'], ask: nothing },
};

/** A term that ends next month in a village of each of two regencies. */
export const plantTerms = `
  with village as (select v.code, left(v.code, 5) as regency, w.worker_id
    from (values ('51.71.04.2008'), ('51.04.01.2001')) v (code)
      cross join lateral (select worker_id from registry.workers where area_code like v.code || '%' and deceased_on is null and merged_into is null order by worker_id desc limit 1) w
  ), sponsor as (
    insert into sponsorship.sponsors (sponsor_id, kind, name, area_code) select gen_random_uuid(), 'donor', 'Donatur', regency from village returning sponsor_id, area_code
  ), agreement as (
    insert into sponsorship.agreements (agreement_id, sponsor_id, number, funding, signed_on, valid_from, valid_to, area_code)
    select gen_random_uuid(), sponsor_id, 'PKS', 'DONATION', '2026-01-02', '2026-01-02', '2026-12-31', area_code from sponsor returning agreement_id, sponsor_id, area_code
  ), budget as (
    insert into sponsorship.budgets (budget_id, agreement_id, sponsor_id, year, area_code, granted_idr, ceiling_idr, free_idr)
    select gen_random_uuid(), agreement_id, sponsor_id, 2026, area_code, 100800, 100800, 100800 from agreement returning budget_id, agreement_id, sponsor_id, area_code
  ), programme as (
    insert into sponsorship.programmes (programme_id, agreement_id, sponsor_id, name, funding, area_code, quota_per_village, months, start_month, state)
    select gen_random_uuid(), agreement_id, sponsor_id, 'Donasi', 'DONATION', area_code, 1, 6, '2026-07', 'closed' from budget returning programme_id, agreement_id, area_code
  ), reach as (
    insert into sponsorship.programme_villages (programme_id, village_code, village_kind, quota, budget_id)
    select p.programme_id, v.code, 'desa', 1, b.budget_id
    from programme p join budget b on b.agreement_id = p.agreement_id join village v on v.regency = p.area_code
  ), list as (
    insert into sponsorship.lists (list_id, programme_id, budget_id, village_code, kind, state, first_month, months, laid_before, bill_id, maker_key, verifier_key, approver_key)
    select gen_random_uuid(), p.programme_id, b.budget_id, v.code, 'first', 'paid', '2026-07', 6, v.regency, gen_random_uuid(), 'a', 'b', 'c'
    from programme p join budget b on b.agreement_id = p.agreement_id join village v on v.regency = p.area_code returning list_id, programme_id, budget_id, village_code, laid_before
  )
  insert into sponsorship.terms (worker_id, term_id, list_id, programme_id, budget_id, first_month, last_month, held_months, months, amount_idr, state, village_code, laid_before)
  select v.worker_id, gen_random_uuid(), l.list_id, l.programme_id, l.budget_id, '2026-07', '2026-12', '{2026-07,2026-08,2026-09,2026-10,2026-11,2026-12}', 6, 100800, 'running', l.village_code, l.laid_before
  from list l join village v on v.code = l.village_code`;
