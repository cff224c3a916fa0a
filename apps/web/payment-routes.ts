import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { isDay } from '#platform/core/month.ts';
import { root } from './root-route.ts';

const contributions = () => import('#modules/contributions/web/index.ts');

const paymentsRoute = createRoute({
  getParentRoute: () => root,
  path: '/pembayaran',
  validateSearch: z.object({
    hari: z.string().refine(isDay).optional().catch(undefined),
    saluran: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(contributions, 'PaymentsPage'),
});

const newPaymentRoute = createRoute({
  getParentRoute: () => root,
  path: '/pembayaran/baru',
  validateSearch: z.object({ kode: z.string().max(40).optional().catch(undefined) }),
  component: lazyRouteComponent(contributions, 'NewPaymentPage'),
});

const exceptionsRoute = createRoute({
  getParentRoute: () => root,
  path: '/pembayaran/perlu-tindakan',
  validateSearch: z.object({
    jenis: z.string().optional().catch(undefined),
    selesai: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(contributions, 'ExceptionsPage'),
});

const refundsRoute = createRoute({
  getParentRoute: () => root,
  path: '/pembayaran/pengembalian',
  component: lazyRouteComponent(contributions, 'RefundsPage'),
});

const paymentRoute = createRoute({
  getParentRoute: () => root,
  path: '/pembayaran/$paymentId',
  component: lazyRouteComponent(contributions, 'PaymentPage'),
});

const receiptRoute = createRoute({
  getParentRoute: () => root,
  path: '/kuitansi',
  component: lazyRouteComponent(contributions, 'ReceiptCheckPage'),
});

const ledgerRoute = createRoute({
  getParentRoute: () => root,
  path: '/buku-besar',
  validateSearch: z.object({ bagian: z.enum(['saldo', 'kas', 'jurnal']).optional().catch(undefined) }),
  component: lazyRouteComponent(contributions, 'LedgerPage'),
});

const journalRoute = createRoute({
  getParentRoute: () => root,
  path: '/buku-besar/$journalId',
  component: lazyRouteComponent(contributions, 'JournalPage'),
});

/** Money at the counter, the work list, receipts, and the books. */
export const paymentRoutes = [
  paymentsRoute,
  newPaymentRoute,
  exceptionsRoute,
  refundsRoute,
  paymentRoute,
  receiptRoute,
  ledgerRoute,
  journalRoute,
] as const;
