import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { arrearsTabs } from '#modules/contributions/core/index.ts';
import { root } from './root-route.ts';

const contributions = () => import('#modules/contributions/web/index.ts');

const arrearsRoute = createRoute({
  getParentRoute: () => root,
  path: '/tunggakan',
  validateSearch: z.object({
    daftar: z
      .enum([...arrearsTabs, 'employers'])
      .optional()
      .catch(undefined),
  }),
  component: lazyRouteComponent(contributions, 'ArrearsPage'),
});

/** Whose cover ends, who is behind, and what employers owe. */
export const arrearsRoutes = [arrearsRoute] as const;
