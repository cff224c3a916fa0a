import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
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

const tenderRoute = createRoute({
  getParentRoute: () => root,
  path: '/izin/tender',
  validateSearch: z.object({ daftar: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(certificates, 'TenderPage'),
});

/** The permit desk, its checks and its lists of bidders. */
export const permitRoutes = [deskRoute, tenderRoute, checkRoute] as const;
