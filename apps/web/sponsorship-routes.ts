import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';

const sponsorship = () => import('#modules/sponsorship/web/index.ts');

const candidateListRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/daftar/$listId',
  component: lazyRouteComponent(sponsorship, 'CandidateListPage'),
});

/** Contributions that another pays: sponsors, programmes, lists, hand-over. */
export const sponsorshipRoutes = [candidateListRoute] as const;
