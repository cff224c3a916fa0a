import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { certificateStates } from '#modules/certificates/api/index.ts';
import { root } from './root-route.ts';

const certificates = () => import('#modules/certificates/web/index.ts');

const certificatesRoute = createRoute({
  getParentRoute: () => root,
  path: '/sertifikat',
  validateSearch: z.object({ keadaan: z.enum(certificateStates).optional().catch(undefined) }),
  component: lazyRouteComponent(certificates, 'CertificatesPage'),
});

const certificateRoute = createRoute({
  getParentRoute: () => root,
  path: '/sertifikat/$organisationId',
  component: lazyRouteComponent(certificates, 'CertificatePage'),
});

/** Certificates of employers. */
export const certificateRoutes = [certificatesRoute, certificateRoute] as const;
