import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { isMonth } from '#platform/core/month.ts';
import { root } from './root-route.ts';

const contributions = () => import('#modules/contributions/web/index.ts');

const filingsRoute = createRoute({
  getParentRoute: () => root,
  path: '/upah',
  validateSearch: z.object({
    pemberi: z.guid().optional().catch(undefined),
    nama: z.string().optional().catch(undefined),
    bulan: z.string().refine(isMonth).optional().catch(undefined),
  }),
  component: lazyRouteComponent(contributions, 'FilingsPage'),
});

const filingRoute = createRoute({
  getParentRoute: () => root,
  path: '/upah/$filingId',
  component: lazyRouteComponent(contributions, 'FilingPage'),
});

/** Wage filing. */
export const filingRoutes = [filingsRoute, filingRoute] as const;
