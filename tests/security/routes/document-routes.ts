import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

/** Whoever acts on people hands in proof; agreements bring their papers, which governments hand in and sponsors look at. */
const keepers: readonly Role[] = [
  'office_staff',
  'office_supervisor',
  'village',
  'government_office',
  'agent_office',
  'agent',
  'employer',
  'group',
  'government',
];
const nothing = () => ({});
const file = { name: 'berkas.csv', text: 'Nama,NIK\n', fields: { kind: 'bpu', areaCode: '51.71.04.2008' } };

/** Documents that prove an act. */
export const documentRoutes: Readonly<Record<string, RouteEntry>> = {
  'POST /documents': { of: null, roles: keepers, changes: true, ask: () => ({ file }) },
  'GET /documents/{documentId}': {
    of: 'document',
    roles: [...keepers, 'sponsor', 'auditor', 'worker'],
    people: true,
    ask: nothing,
  },
  'GET /documents/{documentId}/content': {
    of: 'document',
    roles: [...keepers, 'sponsor', 'auditor', 'worker'],
    people: true,
    ask: nothing,
  },
  'DELETE /documents/{documentId}': { of: 'document', roles: keepers, changes: true, ask: nothing },
};
