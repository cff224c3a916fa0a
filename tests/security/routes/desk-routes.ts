import type { Role } from '#platform/core/roles.ts';
import { checkingRoutes } from './checking-routes.ts';
import type { RouteEntry } from './routes.ts';

const checkers: readonly Role[] = ['office_staff', 'office_supervisor', 'government_office', 'permit_desk'];
const readers: readonly Role[] = [...checkers, 'auditor'];
const nothing = () => ({});

/** The permit desk: who checks employers, each desk its own checks; no people. */
export const deskRoutes: Readonly<Record<string, RouteEntry>> = {
  ...checkingRoutes,
  'POST /membership-status': {
    of: null,
    roles: checkers,
    changes: true,
    ask: () => ({ body: { npp: 'TIDAKADA1', purpose: 'tender', applicationNumber: 'A-1' } }),
  },
  'GET /membership-status': { of: null, roles: readers, ask: nothing },
  'GET /membership-status/{reference}': { of: 'permit_check', roles: readers, ask: nothing },
  'POST /membership-status/{reference}/seen': {
    of: 'permit_check',
    roles: checkers,
    changes: true,
    ask: () => ({ body: {} }),
  },
  'PUT /membership-status/{reference}/permit': {
    of: 'permit_check',
    roles: checkers,
    changes: true,
    ask: () => ({ body: { permitValidUntil: null } }),
  },
  'GET /membership-status/{reference}/proof': { of: 'permit_check', roles: readers, ask: nothing },
};

/** A check each of two desks, of an office and of a government office. */
export const plantChecks = `
  insert into certificates.checks (check_id, custody, desk_area, desk_organisation_id, account_id, checked_by, organisation_id, asked_by, asked, npp, name, purpose, application_number,
    status, reason, now_status, now_reason, checked_on)
  select gen_random_uuid(), k.custody, k.desk_area, k.desk_organisation_id, gen_random_uuid(), 'Seseorang', o.organisation_id, 'npp', o.npp, o.npp, o.name, 'tender', 'A-1',
    'VALID', 'employer.valid', 'VALID', 'employer.valid', '2026-11-10'
  from (select organisation_id, npp, name from registry.organisations where kind = 'employer' and npp is not null order by npp limit 1) o
    cross join (values ('desk', '51.71', null::uuid), ('desk', '51.04', null), ('office', '51.71', null),
      ('organisation', '', (select a.organisation_id from accounts.accounts a where a.email = 'opd@semesta.example'))) k (custody, desk_area, desk_organisation_id)`;
