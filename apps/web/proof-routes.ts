import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';

/** Where the QR code of a paper leads whoever holds it. */
const proofRoute = createRoute({
  getParentRoute: () => root,
  path: '/bukti',
  component: lazyRouteComponent(() => import('#modules/contributions/web/index.ts'), 'ProofPage'),
});

export const proofRoutes = [proofRoute] as const;
