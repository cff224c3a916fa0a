import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { root } from './root-route.ts';

const coverage = () => import('#modules/coverage/web/index.ts');

/** Targets of an area and what is missing to them. */
export const targetRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/target',
    validateSearch: z.object({
      wilayah: z.string().optional().catch(undefined),
      milik: z.enum(['own', 'above', 'below', 'branch', 'all']).optional().catch(undefined),
      tahun: z
        .string()
        .regex(/^20\d\d$/)
        .optional()
        .catch(undefined),
    }),
    component: lazyRouteComponent(coverage, 'TargetsPage'),
  }),
] as const;
