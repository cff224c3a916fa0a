import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const writers: readonly Role[] = ['employer', 'government_office', 'office_staff', 'office_supervisor'];
const seers: readonly Role[] = [...writers, 'auditor'];
const nothing = () => ({});
const id = '01900000-0000-7000-8000-000000000000';
const line = { workerId: id, membershipId: id };
const joiner = { nik: '5171041203900321', name: 'I Made', birthDate: '12-03-1990', sex: 'L' };
const wageIdr = '4000000';
const month = () => ({ query: '?month=2026-10' });
const version = 1;

const changing = (of: 'employer' | 'filing', body: unknown): RouteEntry => ({
  of,
  roles: writers,
  changes: true,
  ask: () => ({ body }),
});

/** Wages: those who file them, and the auditor; lines show people. */
export const filingRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /employers/{employerId}/filings': { of: 'employer', roles: seers, ask: nothing },
  'POST /employers/{employerId}/filings': changing('employer', { month: '2026-10' }),
  'PUT /employers/{employerId}/filings/{month}': changing('employer', {
    rows: [{ ...joiner, wageIdr }],
  }),
  'GET /filings/{filingId}': { of: 'filing', roles: seers, ask: nothing },
  'GET /filings/{filingId}/lines': { of: 'filing', roles: seers, people: true, ask: nothing },
  'PATCH /filings/{filingId}/lines': changing('filing', { version, edits: [{ ...line, wageIdr }] }),
  'POST /filings/{filingId}/payroll': changing('filing', { version, text: '5171041203900321\tI Made\t1000' }),
  'POST /filings/{filingId}/lists/{listId}': changing('filing', { version }),
  'GET /filings/{filingId}/lists': { of: 'filing', roles: seers, ask: nothing },
  'POST /filings/{filingId}/joiners': changing('filing', { version, ...joiner, wageIdr }),
  'POST /filings/{filingId}/corrections': changing('filing', {
    ...{ version, ...line },
    ...{ month: '2026-09', wageIdr },
  }),
  'POST /filings/{filingId}/finalise': changing('filing', { version }),
  'POST /filings/{filingId}/reopen': changing('filing', { version, reason: 'salah satu upah' }),
  'GET /filings/missing': { of: null, roles: seers, ask: month },
  'GET /filings/unusual': { of: null, roles: seers, ask: month },
};
