import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const cashiers: readonly Role[] = ['office_staff', 'office_supervisor'];
const readers: readonly Role[] = [...cashiers, 'auditor'];
const approvers: readonly Role[] = ['office_supervisor'];
const nothing = () => ({});
const reason = 'Alasan yang cukup panjang';
const because = () => ({ body: { reason } });
const period = () => ({ query: '?from=2026-01-01&to=2026-12-31' });
const day = () => ({ query: '?day=2026-11-15' });
/** A code that is whole and nobody's. */
const code = '1999999999142043';
const paymentId = '00000000-0000-7000-8000-000000000000';
const proposal = { paymentId, amountIdr: '8400', reason };

/** Money at the counter, the work list, what is given back, and the books: the office's and the auditor's alone. */
export const paymentRoutes: Readonly<Record<string, RouteEntry>> = {
  'POST /payments/bill': { of: null, roles: cashiers, changes: true, ask: () => ({ body: { code } }) },
  'POST /payments': {
    of: null,
    roles: cashiers,
    changes: true,
    ask: () => ({ body: { code, amountIdr: '8400' } }),
  },
  'GET /payments': { of: null, roles: readers, people: true, ask: nothing },
  'GET /payments/{paymentId}': { of: 'payment', roles: readers, people: true, ask: nothing },
  'POST /payments/{paymentId}/receipt': { of: 'payment', roles: cashiers, changes: true, ask: nothing },
  'POST /receipts/check': {
    of: null,
    roles: 'all',
    open: true,
    changes: true,
    ask: () => ({ body: { number: '2026-00000001', code: 'ABCD-EFGH' } }),
  },
  'GET /payment-exceptions': { of: null, roles: readers, people: true, ask: nothing },
  'POST /payment-exceptions/{exceptionId}/assign': {
    of: 'exception',
    roles: cashiers,
    changes: true,
    ask: () => ({ body: { reason, code } }),
  },
  'POST /payment-exceptions/{exceptionId}/keep': {
    of: 'exception',
    roles: cashiers,
    changes: true,
    ask: because,
  },
  'POST /payment-exceptions/{exceptionId}/note': {
    of: 'exception',
    roles: cashiers,
    changes: true,
    ask: because,
  },
  'GET /refunds': { of: null, roles: readers, people: true, ask: nothing },
  'POST /refunds': {
    of: null,
    roles: cashiers,
    changes: true,
    ask: () => ({ body: { ...proposal, payee: null } }),
  },
  'POST /refunds/attributions': {
    of: null,
    roles: cashiers,
    changes: true,
    ask: () => ({ body: { ...proposal, code } }),
  },
  'POST /refunds/{refundId}/approve': { of: 'refund', roles: approvers, changes: true, ask: nothing },
  'POST /refunds/{refundId}/reject': { of: 'refund', roles: approvers, changes: true, ask: because },
  'POST /refunds/{refundId}/withdraw': { of: 'refund', roles: cashiers, changes: true, ask: nothing },
  'GET /ledger/trial-balance': { of: null, roles: readers, ask: period },
  'GET /ledger/trial-balance/paper': { of: null, roles: readers, ask: period },
  'GET /ledger/cash': { of: null, roles: readers, ask: day },
  'GET /ledger/cash/paper': { of: null, roles: readers, ask: day },
  'GET /ledger/journals': { of: null, roles: readers, ask: period },
  'GET /ledger/journals/{journalId}': { of: 'journal', roles: readers, people: true, ask: nothing },
};
