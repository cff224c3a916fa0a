import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';

const contributions = () => import('#modules/contributions/web/index.ts');

const statementsRoute = createRoute({
  getParentRoute: () => root,
  path: '/rekening-koran',
  component: lazyRouteComponent(contributions, 'StatementsPage'),
});

const statementRoute = createRoute({
  getParentRoute: () => root,
  path: '/rekening-koran/$statementId',
  component: lazyRouteComponent(contributions, 'StatementPage'),
});

/** Bank statements. */
export const statementRoutes = [statementsRoute, statementRoute] as const;
