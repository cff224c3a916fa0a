import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';

const registry = () => import('#modules/registry/web/index.ts');
const organisation = () => import('./organisation-page.tsx');

const organisationsRoute = createRoute({
  getParentRoute: () => root,
  path: '/organisasi',
  component: lazyRouteComponent(registry, 'OrganisationsPage'),
});

const newOrganisationRoute = createRoute({
  getParentRoute: () => root,
  path: '/organisasi/baru',
  component: lazyRouteComponent(registry, 'NewOrganisationPage'),
});

const organisationRoute = createRoute({
  getParentRoute: () => root,
  path: '/organisasi/$organisationId',
  component: lazyRouteComponent(organisation, 'OrganisationWithContacts'),
});

const changeOrganisationRoute = createRoute({
  getParentRoute: () => root,
  path: '/organisasi/$organisationId/ubah',
  component: lazyRouteComponent(registry, 'ChangeOrganisationPage'),
});

const businessTypesRoute = createRoute({
  getParentRoute: () => root,
  path: '/jenis-usaha',
  component: lazyRouteComponent(registry, 'BusinessTypesPage'),
});

const areasRoute = createRoute({
  getParentRoute: () => root,
  path: '/wilayah',
  component: lazyRouteComponent(registry, 'AreasPage'),
});

const areaRoute = createRoute({
  getParentRoute: () => root,
  path: '/wilayah/$code',
  component: lazyRouteComponent(registry, 'AreaPage'),
});

/** Organisations, business types and areas. */
export const organisationRoutes = [
  organisationsRoute,
  newOrganisationRoute,
  organisationRoute,
  changeOrganisationRoute,
  businessTypesRoute,
  areasRoute,
  areaRoute,
];
