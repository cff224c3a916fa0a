import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { handoverTabs, villageStages } from '#modules/sponsorship/core/index.ts';
import { root } from './root-route.ts';

const sponsorship = () => import('#modules/sponsorship/web/index.ts');

const boardRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan',
  validateSearch: z.object({
    program: z.guid().optional().catch(undefined),
    tahap: z
      .enum([...villageStages, 'lags'])
      .optional()
      .catch(undefined),
  }),
  component: lazyRouteComponent(sponsorship, 'BoardPage'),
});

const candidateListRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/daftar/$listId',
  component: lazyRouteComponent(sponsorship, 'CandidateListPage'),
});

const handoverRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/peralihan',
  validateSearch: z.object({ daftar: z.enum(handoverTabs).optional().catch(undefined) }),
  component: lazyRouteComponent(sponsorship, 'HandoverPage'),
});

const absorptionRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/serapan',
  validateSearch: z.object({
    bagian: z.enum(['pagu', 'setoran']).optional().catch(undefined),
    tahun: z.number().int().min(2015).max(2100).optional().catch(undefined),
    sumber: z
      .string()
      .regex(/^[A-Z_]{3,12}$/)
      .optional()
      .catch(undefined),
    perjanjian: z.guid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(sponsorship, 'AbsorptionPage'),
});

const papersRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/dokumen',
  validateSearch: z.object({ program: z.guid().optional().catch(undefined) }),
  component: lazyRouteComponent(sponsorship, 'PapersPage'),
});

const sponsorsRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/sponsor',
  component: lazyRouteComponent(sponsorship, 'SponsorsPage'),
});

const sponsorRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/sponsor/$sponsorId',
  component: lazyRouteComponent(sponsorship, 'SponsorPage'),
});

const agreementRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/perjanjian/$agreementId',
  validateSearch: z.object({ tahun: z.number().int().min(2015).max(2100).optional().catch(undefined) }),
  component: lazyRouteComponent(sponsorship, 'AgreementPage'),
});

const sourcesRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/sumber-dana',
  component: lazyRouteComponent(sponsorship, 'SourcesPage'),
});

const programmesRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/program',
  component: lazyRouteComponent(sponsorship, 'ProgrammesPage'),
});

const newProgrammeRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/program/baru',
  validateSearch: z.object({ perjanjian: z.guid().optional().catch(undefined) }),
  component: lazyRouteComponent(sponsorship, 'NewProgrammePage'),
});

const programmeRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/program/$programmeId',
  component: lazyRouteComponent(sponsorship, 'ProgrammePage'),
});

const changeProgrammeRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/program/$programmeId/ubah',
  component: lazyRouteComponent(sponsorship, 'ChangeProgrammePage'),
});

/** Everything asked stands in the address, so that a comparison can be sent to someone. */
const simulationRoute = createRoute({
  getParentRoute: () => root,
  path: '/bantuan/simulasi',
  validateSearch: z.object({
    wilayah: z.string().optional().catch(undefined),
    simpanan: z.guid().optional().catch(undefined),
    a: z.string().max(60).optional().catch(undefined),
    b: z.string().max(60).optional().catch(undefined),
    c: z.string().max(60).optional().catch(undefined),
    d: z.string().max(60).optional().catch(undefined),
  }),
  component: lazyRouteComponent(sponsorship, 'SimulationPage'),
});

/** Contributions that another pays: sponsors, programmes, lists, hand-over. */
export const sponsorshipRoutes = [
  boardRoute,
  sponsorsRoute,
  sponsorRoute,
  agreementRoute,
  sourcesRoute,
  programmesRoute,
  newProgrammeRoute,
  programmeRoute,
  changeProgrammeRoute,
  candidateListRoute,
  handoverRoute,
  absorptionRoute,
  papersRoute,
  simulationRoute,
] as const;
