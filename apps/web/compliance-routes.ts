import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';

const certificates = () => import('#modules/certificates/web/index.ts');

const complianceListRoute = createRoute({
  getParentRoute: () => root,
  path: '/kepatuhan',
  component: lazyRouteComponent(certificates, 'ComplianceHome'),
});

const complianceRoute = createRoute({
  getParentRoute: () => root,
  path: '/kepatuhan/$organisationId',
  component: lazyRouteComponent(certificates, 'CompliancePage'),
});

const contractsRoute = createRoute({
  getParentRoute: () => root,
  path: '/kontraktor',
  component: lazyRouteComponent(certificates, 'ContractsPage'),
});

const contractRoute = createRoute({
  getParentRoute: () => root,
  path: '/kontraktor/$contractId',
  component: lazyRouteComponent(certificates, 'ContractPage'),
});

/** How employers comply, and the firms of government offices. */
export const complianceRoutes = [
  complianceListRoute,
  complianceRoute,
  contractsRoute,
  contractRoute,
] as const;
