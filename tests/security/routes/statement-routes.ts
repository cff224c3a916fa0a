import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const office: readonly Role[] = ['office_staff', 'office_supervisor'];
const seers: readonly Role[] = [...office, 'auditor'];
const nothing = () => ({});

export const statementFile = {
  name: 'mutasi.csv',
  text: 'Rekening;0101234567\nTanggal;Debet;Kredit\n',
  fields: {},
};

/** Bank statements: the account is the institution's, so every office sees them, and nobody else. */
export const statementRoutes: Readonly<Record<string, RouteEntry>> = {
  'POST /statements': { of: null, roles: office, changes: true, ask: () => ({ file: statementFile }) },
  'GET /statements': { of: null, roles: seers, ask: nothing },
  'GET /statements/{statementId}': { of: 'statement', roles: seers, ask: nothing },
  'GET /statements/{statementId}/lines': { of: 'statement', roles: seers, people: true, ask: nothing },
};
