import type { Role } from '#platform/core/roles.ts';
import { absorptionRoutes } from './absorption-routes.ts';
import { arrearsRoutes } from './arrears-routes.ts';
import { billRoutes } from './bill-routes.ts';
import { candidateRoutes } from './candidate-routes.ts';
import { certificateRoutes } from './certificate-routes.ts';
import { complianceRoutes } from './compliance-routes.ts';
import { counterRoutes } from './counter-routes.ts';
import { coverageRoutes } from './coverage-routes.ts';
import { coverageTargetsRoutes } from './coverage-targets-routes.ts';
import { coverageViewsRoutes } from './coverage-views-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { filingRoutes } from './filing-routes.ts';
import type { IdKind } from './id-kinds.ts';
import { mergeRoutes } from './merge-routes.ts';
import { overviewRoutes } from './overview-routes.ts';
import { paymentRoutes } from './payment-routes.ts';
import { planRoutes } from './plan-routes.ts';
import { programmeRoutes } from './programme-routes.ts';
import { requestRoutes } from './request-routes.ts';
import type { Asked } from './route-world.ts';
import { sanctionRoutes } from './sanction-routes.ts';
import { simulationRoutes } from './simulation-routes.ts';
import { statementRoutes } from './statement-routes.ts';
import { termRoutes } from './term-routes.ts';
import { verificationRoutes } from './verification-routes.ts';

/** What is known of a route before it is asked. */
export interface RouteEntry {
  /** Whose record the path names; null: the path names none. */
  readonly of: IdKind | null;
  /** Who may do it to a record in scope, per DESIGN 5; `all`: whoever is signed in. */
  readonly roles: readonly Role[] | 'all';
  /** Answers someone who is not signed in. */
  readonly open?: true;
  /** Shows people: each answer leaves an entry in the journal. */
  readonly people?: true;
  /** Whoever may do it is not asked: it would change what later questions see. */
  readonly changes?: true;
  /** Also for who still owes a second factor: it opens nothing. */
  readonly whileOwing?: true;
  readonly ask: (id: string) => Omit<Asked, 'method' | 'path'> & { readonly query?: string };
}

const area: readonly Role[] = ['office_staff', 'office_supervisor', 'village'];
const members: readonly Role[] = ['government_office', 'agent_office', 'agent', 'employer', 'group'];
const doers: readonly Role[] = [...area, ...members];
const seers: readonly Role[] = [...doers, 'auditor'];
const admin: readonly Role[] = ['admin'];
/** Whoever may open a page of people, organisations or areas. */
const finders: readonly Role[] = [...seers, 'government', 'admin'];
const nothing = () => ({});
const organisation = { kind: 'employer', name: 'CV Uji Coba', areaCode: '51.71.04.2008' };
const file = { name: 'berkas.csv', text: 'Nama,NIK\n', fields: { kind: 'bpu', areaCode: '51.71.04.2008' } };
const dueDayCase = { kind: 'due_day', segment: 'BPU', month: '2026-11' };
const correction = { act: 'registry.correct-worker', correction: { address: 'Jalan Uji 1' } };
const reason = 'Alasan yang cukup panjang';

export const routes: Readonly<Record<string, RouteEntry>> = {
  'GET /me': { of: null, roles: 'all', open: true, ask: nothing },
  'PUT /me/language': {
    of: null,
    roles: 'all',
    whileOwing: true,
    changes: true,
    ask: () => ({ body: { language: 'id' } }),
  },
  'POST /setup': {
    of: null,
    roles: 'all',
    open: true,
    changes: true,
    ask: () => ({ body: { token: 'x'.repeat(43), password: reason } }),
  },
  'GET /accounts': { of: null, roles: [...admin, 'auditor'], ask: nothing },
  'POST /accounts': {
    of: null,
    roles: admin,
    changes: true,
    ask: () => ({ body: { email: 'baru@semesta.example', name: 'Orang Baru', role: 'auditor' } }),
  },
  'PUT /accounts/{accountId}/scope': {
    of: 'account',
    roles: admin,
    changes: true,
    ask: () => ({ body: { version: 1, role: 'village', areaCodes: ['51.71.04.2008'] } }),
  },
  'PUT /accounts/{accountId}/person': {
    of: 'account',
    roles: admin,
    changes: true,
    ask: () => ({ body: { version: 1, sameAsAccountId: null, reason } }),
  },
  'POST /accounts/{accountId}/disable': {
    of: 'account',
    roles: admin,
    changes: true,
    ask: () => ({ body: { reason } }),
  },
  'POST /accounts/{accountId}/enable': {
    of: 'account',
    roles: admin,
    changes: true,
    ask: () => ({ body: { reason } }),
  },
  'POST /accounts/{accountId}/reset-link': {
    of: 'account',
    roles: admin,
    changes: true,
    ask: () => ({ body: {} }),
  },
  'GET /areas': { of: null, roles: 'all', open: true, ask: nothing },
  'GET /areas/{code}': { of: null, roles: 'all', open: true, ask: nothing },
  'GET /areas/{code}/boundaries': { of: null, roles: 'all', open: true, ask: nothing },
  'POST /areas/{code}/hamlets': {
    of: null,
    roles: area,
    changes: true,
    ask: () => ({ body: { name: 'Banjar Uji' } }),
  },
  'GET /organisations': { of: null, roles: 'all', ask: nothing },
  'GET /organisations/{organisationId}': { of: 'organisation', roles: 'all', ask: nothing },
  'GET /organisations/{organisationId}/tree': { of: 'organisation', roles: 'all', ask: nothing },
  'PATCH /organisations/{organisationId}': {
    of: 'organisation',
    roles: ['office_staff', 'office_supervisor'],
    changes: true,
    ask: () => ({ body: { version: 1, reason, address: 'Jalan Uji' } }),
  },
  'POST /organisations/{organisationId}/move': {
    of: 'organisation',
    roles: ['office_staff', 'office_supervisor'],
    changes: true,
    ask: () => ({ body: { version: 1, reason, parentId: null } }),
  },
  'GET /organisations/{organisationId}/contacts': {
    of: 'organisation',
    roles: ['office_staff', 'office_supervisor', 'admin', 'auditor'],
    ask: nothing,
  },
  'POST /organisations/{organisationId}/contacts': {
    of: 'organisation',
    roles: ['office_staff', 'office_supervisor'],
    changes: true,
    ask: () => ({ body: { email: 'kontak@semesta.example', name: 'Ni Made Sari' } }),
  },
  'GET /organisation-duties': {
    of: null,
    roles: 'all',
    ask: () => ({ query: '?kind=employer&scale=micro' }),
  },
  'GET /business-types': { of: null, roles: 'all', ask: nothing },
  'POST /business-types': {
    of: null,
    roles: admin,
    changes: true,
    ask: () => ({ body: { csv: 'code;name' } }),
  },
  'POST /organisations': {
    of: null,
    roles: ['office_staff', 'office_supervisor'],
    changes: true,
    ask: () => ({ body: organisation }),
  },
  'POST /workers/search': {
    of: null,
    roles: [...seers, 'worker'],
    people: true,
    ask: () => ({ body: { query: 'made' } }),
  },
  'POST /search': {
    of: null,
    roles: finders,
    people: true,
    ask: () => ({ body: { query: 'made' } }),
  },
  'GET /pins': { of: null, roles: finders, ask: nothing },
  'GET /pins/named': { of: null, roles: finders, people: true, ask: nothing },
  'PUT /pins': {
    of: 'worker',
    roles: finders,
    changes: true,
    ask: (subject) => ({ body: { pin: { kind: 'worker', subject }, pinned: true } }),
  },
  'GET /workers/{workerId}': { of: 'worker', roles: [...seers, 'worker'], people: true, ask: nothing },
  'POST /workers/{workerId}/reveal': {
    of: 'worker',
    roles: [...doers, 'worker'],
    people: true,
    ask: () => ({ body: { reason } }),
  },
  'POST /workers/{workerId}/acts/preview': {
    of: 'worker',
    roles: area,
    people: true,
    ask: () => ({ body: { expectedVersion: 1, words: correction } }),
  },
  'POST /workers/{workerId}/acts': {
    of: 'worker',
    roles: area,
    changes: true,
    ask: () => ({ body: { expectedVersion: 1, words: correction, reason } }),
  },
  'GET /proposals': { of: null, roles: [...area, 'auditor'], people: true, ask: nothing },
  'POST /workers/{workerId}/proposals/{proposalId}/approve': {
    of: 'worker',
    roles: ['office_supervisor'],
    changes: true,
    ask: () => ({ body: {} }),
  },
  'POST /workers/{workerId}/proposals/{proposalId}/reject': {
    of: 'worker',
    roles: ['office_supervisor'],
    changes: true,
    ask: () => ({ body: { reason } }),
  },
  'POST /workers/{workerId}/proposals/{proposalId}/withdraw': {
    of: 'worker',
    roles: area,
    changes: true,
    ask: () => ({ body: {} }),
  },
  'GET /areas/{code}/departures': { of: null, roles: [...area, 'auditor'], people: true, ask: nothing },
  'GET /own': { of: null, roles: ['worker'], people: true, ask: nothing },
  'POST /workers/{workerId}/card': { of: 'worker', roles: [...doers, 'worker'], people: true, ask: nothing },
  'POST /lists': { of: null, roles: doers, changes: true, ask: () => ({ file }) },
  'GET /lists': { of: null, roles: seers, ask: nothing },
  'GET /lists/{listId}': { of: 'list', roles: seers, ask: nothing },
  'GET /lists/{listId}/rows': { of: 'list', roles: seers, people: true, ask: nothing },
  'PUT /lists/{listId}/mapping': {
    of: 'list',
    roles: doers,
    changes: true,
    ask: () => ({ body: { sheets: [] } }),
  },
  'PATCH /lists/{listId}/rows/{rowId}': {
    of: 'list',
    roles: doers,
    people: true,
    ask: () => ({ body: { cells: { occupation: 'Nelayan' } } }),
  },
  'POST /lists/{listId}/recheck': { of: 'list', roles: doers, changes: true, ask: () => ({ body: {} }) },
  'POST /lists/{listId}/submit': { of: 'list', roles: doers, changes: true, ask: () => ({ body: {} }) },
  'POST /lists/{listId}/cancel': { of: 'list', roles: doers, changes: true, ask: () => ({ body: {} }) },
  'GET /lists/{listId}/download': { of: 'list', roles: seers, people: true, ask: nothing },
  ...documentRoutes,
  ...complianceRoutes,
  ...deskRoutes,
  ...certificateRoutes,
  ...counterRoutes,
  ...mergeRoutes,
  ...requestRoutes,
  ...overviewRoutes,
  ...statementRoutes,
  ...arrearsRoutes,
  ...absorptionRoutes,
  ...programmeRoutes,
  ...filingRoutes,
  ...billRoutes,
  ...paymentRoutes,
  ...simulationRoutes,
  ...candidateRoutes,
  ...verificationRoutes,
  ...termRoutes,
  ...coverageRoutes,
  ...coverageTargetsRoutes,
  ...planRoutes,
  ...coverageViewsRoutes,
  ...sanctionRoutes,
  'POST /rules/batch': { of: null, roles: 'all', open: true, ask: () => ({ body: { cases: [{}] } }) },
  'POST /rules/explain': { of: null, roles: 'all', open: true, ask: () => ({ body: { case: dueDayCase } }) },
  'GET /rules/law': { of: null, roles: 'all', open: true, ask: nothing },
  'GET /rules/tariff': { of: null, roles: 'all', open: true, ask: () => ({ query: '?month=2026-11' }) },
  'GET /audit': { of: null, roles: 'all', ask: nothing },
  'GET /audit/verify': { of: null, roles: ['auditor', 'admin'], ask: nothing },
};
