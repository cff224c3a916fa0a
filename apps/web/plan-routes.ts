import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { root } from './root-route.ts';

const coverage = () => import('#modules/coverage/web/index.ts');
const text = z.string().max(200).optional().catch(undefined);

/** Everything asked stands in the address, so that a plan can be sent to someone. */
const planRoute = createRoute({
  getParentRoute: () => root,
  path: '/rencana',
  validateSearch: z.object({
    ...{ wilayah: text, ukuran: text, bulan: text, cara: text, mulai: text, dana: text, angka: text },
    // Digits alone come out of the address as numbers.
    target: z.coerce.string().max(6).optional().catch(undefined),
    anggaran: z.coerce.string().max(15).optional().catch(undefined),
    paling_banyak: z.coerce.string().max(6).optional().catch(undefined),
    paling_sedikit: z.coerce.string().max(6).optional().catch(undefined),
    lama: z.coerce.string().max(2).optional().catch(undefined),
    detik: z.coerce.string().max(2).optional().catch(undefined),
    simpanan: z.guid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(coverage, 'PlanPage'),
});

/** Plans towards a target. */
export const planRoutes = [planRoute] as const;
