import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { billKinds, billStates } from '#modules/contributions/core/index.ts';
import { isMonth } from '#platform/core/month.ts';
import { root } from './root-route.ts';

const contributions = () => import('#modules/contributions/web/index.ts');
const bill = () => import('./bill-page.tsx');

const billsRoute = createRoute({
  getParentRoute: () => root,
  path: '/tagihan',
  validateSearch: z.object({
    keadaan: z.enum(billStates).optional().catch(undefined),
    jenis: z.enum(billKinds).optional().catch(undefined),
    bulan: z.string().refine(isMonth).optional().catch(undefined),
  }),
  component: lazyRouteComponent(contributions, 'BillsPage'),
});

const billRunsRoute = createRoute({
  getParentRoute: () => root,
  path: '/tagihan/bulanan',
  validateSearch: z.object({ bulan: z.string().refine(isMonth).optional().catch(undefined) }),
  component: lazyRouteComponent(contributions, 'BillRunsPage'),
});

const billRoute = createRoute({
  getParentRoute: () => root,
  path: '/tagihan/$code',
  component: lazyRouteComponent(bill, 'BillWithWays'),
});

/** Bills: the list, the monthly run, one bill. */
export const billRoutes = [billsRoute, billRunsRoute, billRoute] as const;
