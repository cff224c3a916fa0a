import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';

const certificates = () => import('#modules/certificates/web/index.ts');

const deskRoute = createRoute({
  getParentRoute: () => root,
  path: '/izin',
  component: lazyRouteComponent(certificates, 'DeskPage'),
});

const checkRoute = createRoute({
  getParentRoute: () => root,
  path: '/izin/$reference',
  component: lazyRouteComponent(certificates, 'CheckPage'),
});

/** The permit desk and its checks. */
export const permitRoutes = [deskRoute, checkRoute] as const;
