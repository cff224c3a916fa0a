import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { handoverTabs, villageStages } from '#modules/sponsorship/core/index.ts';
import { root } from './root-route.ts';

const sponsorship = () => import('#modules/sponsorship/web/index.ts');

const boardRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan',
  validateSearch: z.object({
    program: z.guid().optional().catch(undefined),
    tahap: z
      .enum([...villageStages, 'lags'])
      .optional()
      .catch(undefined),
  }),
  component: lazyRouteComponent(sponsorship, 'BoardPage'),
});

const candidateListRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/daftar/$listId',
  component: lazyRouteComponent(sponsorship, 'CandidateListPage'),
});

const handoverRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/peralihan',
  validateSearch: z.object({ daftar: z.enum(handoverTabs).optional().catch(undefined) }),
  component: lazyRouteComponent(sponsorship, 'HandoverPage'),
});

/** Contributions that another pays: sponsors, programmes, lists, hand-over. */
export const sponsorshipRoutes = [boardRoute, candidateListRoute, handoverRoute] as const;
