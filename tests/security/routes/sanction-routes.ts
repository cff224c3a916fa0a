import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const office: readonly Role[] = ['office_staff', 'office_supervisor'];
const readers: readonly Role[] = [...office, 'employer', 'auditor'];
const nobody = '01900000-0000-7000-8000-000000000000';
const reason = 'Alasan yang cukup panjang';
const nothing = () => ({});

/** The sanction ladder: the office of the area, the auditor, and each employer his own case. */
export const sanctionRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /sanctions/cases': { of: null, roles: readers, ask: nothing },
  'GET /sanctions/counts': { of: null, roles: readers, ask: nothing },
  'GET /sanctions/candidates': { of: null, roles: office, ask: nothing },
  'POST /sanctions/cases': {
    of: null,
    roles: office,
    changes: true,
    ask: () => ({ body: { organisationId: nobody, basis: 'arrears', source: 'supervision' } }),
  },
  'GET /sanctions/cases/{caseId}': { of: 'sanction', roles: readers, ask: nothing },
  'POST /sanctions/cases/{caseId}/steps': {
    of: 'sanction',
    roles: office,
    changes: true,
    ask: () => ({ body: { kind: 'cancel', version: 1, reason } }),
  },
  'POST /sanctions/cases/{caseId}/answers': {
    of: 'sanction',
    roles: [...office, 'employer'],
    changes: true,
    ask: () => ({ body: { words: reason } }),
  },
  'POST /sanctions/steps/{stepId}/decision': {
    of: 'sanction_step',
    roles: ['office_supervisor'],
    changes: true,
    ask: () => ({ body: { verdict: 'refused', reason } }),
  },
  'POST /sanctions/steps/{stepId}/withdrawal': {
    of: 'sanction_step',
    roles: office,
    changes: true,
    ask: () => ({ body: { reason } }),
  },
  'GET /sanctions/letters/{letterId}': { of: 'sanction_letter', roles: readers, ask: nothing },
};

/** A case each of one employer of each regency that the demonstration has: told, with a step and a letter. */
export const plantSanctions = `
  with planted as (
    insert into certificates.sanction_cases (case_id, year, number, organisation_id, basis, source, opened_on, opened_by, opened_name, stage, next_from, first_warned_on, is_told, area_code)
    select gen_random_uuid(), 2025, row_number() over (), o.organisation_id, 'arrears', 'supervision', '2026-02-02', gen_random_uuid(), 'Seorang', 'first_warning', '2026-02-20', '2026-02-02', true, o.area_code
    from (select distinct on (left(area_code, 5)) organisation_id, area_code from registry.organisations where kind = 'employer' order by left(area_code, 5), organisation_id) o
    where not exists (select from certificates.sanction_cases c where c.organisation_id = o.organisation_id)
    returning *),
  stepped as (
    insert into certificates.sanction_steps (step_id, case_id, organisation_id, kind, from_stage, to_stage, state, account_id, person_key, actor_name, proposed_on, decider_key, decided_on, area_code)
    select gen_random_uuid(), case_id, organisation_id, 'first_warning', 'opened', 'first_warning', 'approved', gen_random_uuid(), 'a', 'Seorang', '2026-02-02', 'b', '2026-02-02', area_code from planted)
  insert into certificates.sanction_letters (letter_id, case_id, organisation_id, year, number, kind, written_on, sha256, content, actor_name, area_code)
  select gen_random_uuid(), case_id, organisation_id, 2025, number, 'first_warning', '2026-02-02', sha256('x'), 'x', 'Seorang', area_code from planted`;
