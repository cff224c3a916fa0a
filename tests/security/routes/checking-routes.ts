import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const checkers: readonly Role[] = ['office_staff', 'office_supervisor', 'government_office', 'permit_desk'];
const readers: readonly Role[] = [...checkers, 'auditor'];
const nothing = () => ({});
const file = { name: 'peserta.csv', text: 'NPP,Nama\nTIDAKADA1,PT A\n', fields: {} };

/** Checks that anybody may make, the counts of them, and lists of bidders; no people. */
export const checkingRoutes: Readonly<Record<string, RouteEntry>> = {
  'POST /certificate-checks': {
    ...{ of: null, roles: 'all', open: true, whileOwing: true },
    ask: () => ({ body: { text: 'SMS1:BUKAN' } }),
  },
  'GET /certificate-checks/counts': {
    of: null,
    roles: ['office_staff', 'office_supervisor', 'auditor'],
    ask: () => ({ query: '?from=2026-11-01&to=2026-11-30' }),
  },
  'POST /tender-lists': { of: null, roles: checkers, changes: true, ask: () => ({ file }) },
  'GET /tender-lists': { of: null, roles: readers, ask: nothing },
  'GET /tender-lists/{listId}': { of: 'tender_list', roles: readers, ask: nothing },
  'GET /tender-lists/{listId}/result': { of: 'tender_list', roles: readers, ask: nothing },
};

/** A list of bidders each of two desks, of an office and of a government office. */
export const plantTenderLists = `
  insert into certificates.tender_lists (list_id, custody, desk_area, desk_organisation_id, account_id, checked_by, title, file_name, file_sha256, content_sealed, checked_on,
    rows_valid, rows_conditional, rows_not_valid, answers)
  select gen_random_uuid(), k.custody, k.desk_area, k.desk_organisation_id, gen_random_uuid(), 'Seseorang', 'Tender', 'peserta.csv', sha256(k.desk_area::bytea), '\\x01', '2026-11-10',
    0, 0, 0, '[]'
  from (values ('desk', '51.71', null::uuid), ('desk', '51.04', null), ('office', '51.71', null),
    ('organisation', '', (select a.organisation_id from accounts.accounts a where a.email = 'opd@semesta.example'))) k (custody, desk_area, desk_organisation_id)`;
