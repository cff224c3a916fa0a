import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { root } from './root-route.ts';

const coverage = () => import('#modules/coverage/web/index.ts');

const ownRoute = createRoute({
  getParentRoute: () => root,
  path: '/cakupan/organisasi',
  component: lazyRouteComponent(coverage, 'OwnOrganisationPage'),
});

const organisationRoute = createRoute({
  getParentRoute: () => root,
  path: '/cakupan/organisasi/$organisationId',
  validateSearch: z.object({ segmen: z.enum(['PU', 'BPU']).optional().catch(undefined) }),
  component: lazyRouteComponent(coverage, 'OrganisationCoveragePage'),
});

/** How the members of an organisation stand. */
export const memberRoutes = [ownRoute, organisationRoute] as const;
