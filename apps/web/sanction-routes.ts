import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { sanctionStages, sanctionTabs } from '#modules/certificates/core/index.ts';
import { root } from './root-route.ts';

const certificates = () => import('#modules/certificates/web/index.ts');

const sanctionsRoute = createRoute({
  getParentRoute: () => root,
  path: '/sanksi',
  validateSearch: z.object({
    daftar: z
      .enum([...sanctionTabs, 'candidates'])
      .optional()
      .catch(undefined),
    tahap: z.enum(sanctionStages).optional().catch(undefined),
  }),
  component: lazyRouteComponent(certificates, 'SanctionsPage'),
});

const sanctionCaseRoute = createRoute({
  getParentRoute: () => root,
  path: '/sanksi/$caseId',
  component: lazyRouteComponent(certificates, 'SanctionCasePage'),
});

export const sanctionRoutes = [sanctionsRoute, sanctionCaseRoute] as const;
