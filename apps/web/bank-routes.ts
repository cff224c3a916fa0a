import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { root } from './root-route.ts';

const contributions = () => import('#modules/contributions/web/index.ts');

/** In the demonstration alone: elsewhere the page says that there is none. */
const bankSimulatorRoute = createRoute({
  getParentRoute: () => root,
  path: '/simulator-bank',
  validateSearch: z.object({ kode: z.coerce.string().optional().catch(undefined) }),
  component: lazyRouteComponent(contributions, 'BankSimulatorPage'),
});

export const bankRoutes = [bankSimulatorRoute] as const;
