import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { forecastIndicatorIds } from '#modules/coverage/core/index.ts';
import { root } from './root-route.ts';

const coverage = () => import('#modules/coverage/web/index.ts');

const forecastRoute = createRoute({
  getParentRoute: () => root,
  path: '/prakiraan',
  validateSearch: z.object({
    wilayah: z.string().optional().catch(undefined),
    ukuran: z.enum(forecastIndicatorIds).optional().catch(undefined),
    segmen: z.enum(['ALL', 'PU', 'BPU']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(coverage, 'ForecastPage'),
});

/** Forecasts of coverage. */
export const forecastRoutes = [forecastRoute] as const;
