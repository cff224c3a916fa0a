import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { arrearsRoutes } from './arrears-routes.ts';
import { bankRoutes } from './bank-routes.ts';
import { billRoutes } from './bill-routes.ts';
import { certificateRoutes } from './certificate-routes.ts';
import { complianceRoutes } from './compliance-routes.ts';
import { coverageSearch } from './coverage-search.ts';
import { filingRoutes } from './filing-routes.ts';
import { forecastRoutes } from './forecast-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { organisationRoutes } from './organisation-routes.ts';
import { paymentRoutes } from './payment-routes.ts';
import { permitRoutes } from './permit-routes.ts';
import { planRoutes } from './plan-routes.ts';
import { proofRoutes } from './proof-routes.ts';
import { root } from './root-route.ts';
import { sanctionRoutes } from './sanction-routes.ts';
import { sponsorshipRoutes } from './sponsorship-routes.ts';
import { statementRoutes } from './statement-routes.ts';
import { targetRoutes } from './target-routes.ts';
import { taskRoutes } from './task-routes.ts';

const accounts = () => import('#modules/accounts/web/index.ts');
const coverage = () => import('#modules/coverage/web/index.ts');
const registry = () => import('#modules/registry/web/index.ts');
const rules = () => import('#modules/rules/web/index.ts');
const audit = () => import('./audit-page.tsx');
const own = () => import('./own-page.tsx');
const administration = () => import('./accounts-page.tsx');
const register = () => import('./register-page.tsx');
const worker = () => import('./worker-page.tsx');

const coverageRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: coverageSearch,
  component: lazyRouteComponent(coverage, 'CoveragePage'),
});

const denominatorsRoute = createRoute({
  getParentRoute: () => root,
  path: '/penyebut',
  validateSearch: z.object({ wilayah: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(coverage, 'DenominatorsPage'),
});

const publishedRoute = createRoute({
  getParentRoute: () => root,
  path: '/angka-terbitan',
  validateSearch: z.object({
    hasil: z.enum(['all', 'fail', 'pass', 'unknown']).optional().catch(undefined),
    cakupan: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(coverage, 'PublishedPage'),
});

const openDataRoute = createRoute({
  getParentRoute: () => root,
  path: '/data-terbuka',
  component: lazyRouteComponent(coverage, 'OpenDataPage'),
});

/** Everything asked stands in the address, so that an answer can be sent to someone; the page reads the names. */
const calculatorRoute = createRoute({
  getParentRoute: () => root,
  path: '/hitung',
  validateSearch: z.record(z.string(), z.string()),
  component: lazyRouteComponent(rules, 'CalculatorPage'),
});

const lawRoute = createRoute({
  getParentRoute: () => root,
  path: '/aturan',
  validateSearch: z.object({
    tampilan: z.string().optional().catch(undefined),
    tanggal: z.string().optional().catch(undefined),
    banding: z.string().optional().catch(undefined),
    kelompok: z.string().optional().catch(undefined),
    cari: z.string().optional().catch(undefined),
    nilai: z.string().optional().catch(undefined),
    semua: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(rules, 'LawPage'),
});

const signInRoute = createRoute({
  getParentRoute: () => root,
  path: '/masuk',
  validateSearch: z.object({ ke: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(accounts, 'SignInPage'),
});

const setUpRoute = createRoute({
  getParentRoute: () => root,
  path: '/setup/$token',
  component: lazyRouteComponent(accounts, 'AcceptLinkPage'),
});

const securityRoute = createRoute({
  getParentRoute: () => root,
  path: '/keamanan',
  component: lazyRouteComponent(accounts, 'SecondFactorPage'),
});

const profileRoute = createRoute({
  getParentRoute: () => root,
  path: '/profil',
  component: lazyRouteComponent(accounts, 'ProfilePage'),
});

const accountsRoute = createRoute({
  getParentRoute: () => root,
  path: '/akun',
  component: lazyRouteComponent(administration, 'AccountsWithScope'),
});

const listsRoute = createRoute({
  getParentRoute: () => root,
  path: '/daftar',
  component: lazyRouteComponent(registry, 'ListsPage'),
});

const newListRoute = createRoute({
  getParentRoute: () => root,
  path: '/daftar/baru',
  component: lazyRouteComponent(registry, 'NewListPage'),
});

const listRoute = createRoute({
  getParentRoute: () => root,
  path: '/daftar/$listId',
  component: lazyRouteComponent(registry, 'ListPage'),
});

const workersRoute = createRoute({
  getParentRoute: () => root,
  path: '/pekerja',
  validateSearch: z.object({
    wilayah: z.string().optional().catch(undefined),
    organisasi: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(registry, 'WorkersPage'),
});

const doublesRoute = createRoute({
  getParentRoute: () => root,
  path: '/pekerja/ganda',
  component: lazyRouteComponent(registry, 'DoublesPage'),
});

const mergeRoute = createRoute({
  getParentRoute: () => root,
  path: '/pekerja/gabung',
  validateSearch: z.object({
    pekerja: z.uuid().optional().catch(undefined),
    dengan: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(registry, 'MergePage'),
});

const mergeRequestRoute = createRoute({
  getParentRoute: () => root,
  path: '/pekerja/gabung/$requestId',
  validateSearch: z.object({ pekerja: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(registry, 'MergeRequestPage'),
});

const mergedRoute = createRoute({
  getParentRoute: () => root,
  path: '/pekerja/gabungan/$mergeId',
  validateSearch: z.object({ pekerja: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(registry, 'MergedPage'),
});

const registerRoute = createRoute({
  getParentRoute: () => root,
  path: '/pekerja/baru',
  validateSearch: z.object({
    organisasi: z.string().optional().catch(undefined),
    permintaan: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(register, 'RegisterWithBill'),
});

const askRoute = createRoute({
  getParentRoute: () => root,
  path: '/ajukan',
  component: lazyRouteComponent(registry, 'RequestPage'),
});

const requestedRoute = createRoute({
  getParentRoute: () => root,
  path: '/permintaan-daftar',
  component: lazyRouteComponent(registry, 'RequestedPage'),
});

const registrationRequestRoute = createRoute({
  getParentRoute: () => root,
  path: '/permintaan-daftar/$requestId',
  component: lazyRouteComponent(registry, 'RegistrationRequestPage'),
});

const workerRoute = createRoute({
  getParentRoute: () => root,
  path: '/pekerja/$workerId',
  validateSearch: z.object({
    dari: z.uuid().optional().catch(undefined),
    semula: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(worker, 'WorkerWithContributions'),
});

const cardRoute = createRoute({
  getParentRoute: () => root,
  path: '/pekerja/$workerId/kartu',
  component: lazyRouteComponent(registry, 'CardPage'),
});

/** The code of a card stands behind the #, which no server gets. */
const ownRoute = createRoute({
  getParentRoute: () => root,
  path: '/saya',
  component: lazyRouteComponent(own, 'OwnRoute'),
});

const ownCardRoute = createRoute({
  getParentRoute: () => root,
  path: '/saya/kartu',
  component: lazyRouteComponent(own, 'OwnCardRoute'),
});

const heirsRoute = createRoute({
  getParentRoute: () => root,
  path: '/pekerja/$workerId/ahli-waris',
  component: lazyRouteComponent(registry, 'HeirsPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => root,
  path: '/jejak',
  component: lazyRouteComponent(audit, 'AuditPage'),
});

export const routeTree = root.addChildren([
  coverageRoute,
  denominatorsRoute,
  ...targetRoutes,
  publishedRoute,
  openDataRoute,
  ...forecastRoutes,
  ...memberRoutes,
  ...planRoutes,
  calculatorRoute,
  lawRoute,
  signInRoute,
  setUpRoute,
  securityRoute,
  profileRoute,
  accountsRoute,
  listsRoute,
  newListRoute,
  listRoute,
  workersRoute,
  registerRoute,
  askRoute,
  requestedRoute,
  registrationRequestRoute,
  doublesRoute,
  mergeRoute,
  mergeRequestRoute,
  mergedRoute,
  workerRoute,
  heirsRoute,
  cardRoute,
  ownRoute,
  ownCardRoute,
  ...organisationRoutes,
  ...taskRoutes,
  ...proofRoutes,
  ...bankRoutes,
  ...arrearsRoutes,
  ...billRoutes,
  ...filingRoutes,
  ...paymentRoutes,
  ...statementRoutes,
  ...sponsorshipRoutes,
  ...certificateRoutes,
  ...sanctionRoutes,
  ...permitRoutes,
  ...complianceRoutes,
  auditRoute,
]);
