import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { root } from './root-route.ts';

const registry = () => import('#modules/registry/web/index.ts');
const tasks = () => import('./tasks-page.tsx');

const tasksRoute = createRoute({
  getParentRoute: () => root,
  path: '/tugas',
  component: lazyRouteComponent(tasks, 'TasksWithLists'),
});

const requestsRoute = createRoute({
  getParentRoute: () => root,
  path: '/permintaan',
  validateSearch: z.object({ pekerja: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(registry, 'RequestsPage'),
});

const caseRoute = createRoute({
  getParentRoute: () => root,
  path: '/permintaan/$requestId',
  component: lazyRouteComponent(registry, 'CasePage'),
});

const complainRoute = createRoute({
  getParentRoute: () => root,
  path: '/adukan',
  component: lazyRouteComponent(registry, 'ComplainPage'),
});

/** What waits for the office, and what people ask of it. */
export const taskRoutes = [tasksRoute, requestsRoute, caseRoute, complainRoute] as const;
