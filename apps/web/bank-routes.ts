import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { root } from './root-route.ts';

const simulator = () => import('./bank-simulator-page.tsx');

/** In the demonstration alone: elsewhere the page says that there is none. */
const bankSimulatorRoute = createRoute({
  getParentRoute: () => root,
  path: '/simulator-bank',
  validateSearch: z.object({ kode: z.coerce.string().optional().catch(undefined) }),
  component: lazyRouteComponent(simulator, 'BankSimulatorRoute'),
});

export const bankRoutes = [bankSimulatorRoute] as const;
