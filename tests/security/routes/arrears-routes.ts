import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const office: readonly Role[] = ['office_staff', 'office_supervisor'];
const ofPeople: readonly Role[] = [...office, 'village', 'agent_office', 'agent', 'group', 'auditor'];
const ofEmployers: readonly Role[] = [...office, 'government_office', 'employer', 'auditor'];
const nothing = () => ({});
const list = () => ({ query: '?tab=one' });

/** Whom to contact before cover ends, what employers owe, and the letters to them. */
export const arrearsRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /arrears/counts': { of: null, roles: ofPeople, ask: nothing },
  'GET /arrears/people': { of: null, roles: ofPeople, people: true, ask: list },
  'GET /arrears/people/export': { of: null, roles: ofPeople, people: true, ask: list },
  'GET /arrears/ageing': { of: null, roles: ofEmployers, ask: nothing },
  'POST /arrears/letters': {
    of: null,
    roles: office,
    changes: true,
    ask: () => ({ body: { organisationIds: ['00000000-0000-7000-8000-000000000000'] } }),
  },
  'GET /organisations/{organisationId}/letters': { of: 'organisation', roles: ofEmployers, ask: nothing },
  'GET /arrears/letters/{letterId}': { of: 'letter', roles: ofEmployers, ask: nothing },
  'GET /arrears/letters-together/{letterIds}': { of: 'letter', roles: ofEmployers, ask: nothing },
};

/** Letters to one employer of each regency that the demonstration has. */
export const plantLetters = `
  insert into contributions.letters (letter_id, number, year, organisation_id, written_on, bills, owed_idr, fee_idr, sha256, content, account_id, actor_name, area_code)
  select gen_random_uuid(), row_number() over (), 2026, o.organisation_id, '2026-11-15', 1, 1, 0, sha256('x'), 'x', gen_random_uuid(), 'Seorang', o.area_code
  from (select distinct on (left(area_code, 5)) organisation_id, area_code from registry.organisations where kind = 'employer' order by left(area_code, 5), organisation_id) o
  on conflict do nothing`;
