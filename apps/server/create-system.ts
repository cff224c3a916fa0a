import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  createSignIn,
  hasAdministrator,
  listDemonstrationAccounts,
  purgeSignIn,
  type SignIn,
} from '#modules/accounts/server/index.ts';
import {
  checkJobs,
  checkPeriodic,
  deskJobs,
  deskPeriodic,
  followJobs,
  followPeriodic,
  publishStatusLists,
} from '#modules/certificates/server/index.ts';
import {
  bankJobs,
  bankPeriodic,
  billJobs,
  billPeriodic,
  coverJobs,
  coverPeriodic,
  statementJobs,
} from '#modules/contributions/server/index.ts';
import { coverageTasks, forecastJobs, forecastPeriodic } from '#modules/coverage/server/index.ts';
import { listJobs, requestJobs, requestPeriodic } from '#modules/registry/server/index.ts';
import { sponsorJobs, sponsorPeriodic } from '#modules/sponsorship/server/index.ts';
import { stopEmbedded } from '#platform/server/db/embedded/index.ts';
import { pendingMigrations } from '#platform/server/db/index.ts';
import { type JobsRun, platformPeriodic, platformTasks, runJobs } from '#platform/server/jobs/index.ts';
import { createApp } from './app.ts';
import { buildWebIfStale } from './build-web.ts';
import { openSystem, type System } from './open-system.ts';
import { createRouter } from './router.ts';
import type { Settings } from './settings.ts';
import { fillDemonstrationIfEmpty } from './start-demonstration.ts';
import { watchDatabase } from './watch-database.ts';

export interface RunningSystem {
  readonly address: string;
  readonly demonstrationAccounts: readonly { readonly email: string; readonly name: string }[];
  readonly hasAdministrator: boolean;
  /** Stops answering, gives running jobs back, closes the pools, then stops the embedded database. */
  readonly stop: () => Promise<void>;
}

/** All of `npm start`: database, areas, demonstration, web, HTTP, jobs. */
export async function createSystem(
  settings: Settings,
  onProgress: (message: string) => void,
): Promise<RunningSystem> {
  const system = await openSystem(settings, onProgress);
  if (settings.mode === 'demo' && system.embedded) await fillDemonstrationIfEmpty(system, onProgress);
  await buildWebIfStale(settings.projectRoot, onProgress);
  const baseUrl = process.env.SEMESTA_URL ?? `http://localhost:${settings.port}`;
  const signIn = await createSignIn({
    authPool: system.database.auth,
    secrets: system.services.secrets,
    mode: settings.mode,
    baseUrl,
  });
  const app = await createApp({
    router: createRouter(
      { ...system.services, authPool: system.database.auth, baseUrl },
      system.database.worker,
    ),
    callerOf: signIn.callerOf,
    handleSignIn: signIn.handle,
    isHealthy: () => isHealthy(system),
    webDirectory: join(settings.projectRoot, 'apps', 'web', 'dist'),
    ownUrl: process.env.SEMESTA_URL,
    report: reportFault,
    banks: system.services,
    certificates: { ...system.services, baseUrl },
    openData: system.services,
    findStatusList: publishStatusLists({ ...system.services, baseUrl }, system.database.worker),
  });
  const jobs = await startJobs(system, signIn, baseUrl);
  await app.listen({ port: settings.port, host: process.env.SEMESTA_HOST ?? '127.0.0.1' });
  const watch = system.embedded ? watchDatabase({ home: settings.home, onProgress }) : null;
  const address = app.server.address();
  return {
    address: `http://localhost:${portOf(address) ?? settings.port}`,
    demonstrationAccounts:
      settings.mode === 'demo' ? await listDemonstrationAccounts(system.database.auth) : [],
    hasAdministrator: await hasAdministrator(system.database.auth),
    stop: async () => {
      await watch?.stop();
      await app.close();
      await jobs.stop();
      await system.close();
      if (system.embedded) await stopEmbedded(settings.home);
    },
  };
}

function portOf(address: string | AddressInfo | null): number | null {
  return address !== null && typeof address === 'object' ? address.port : null;
}

function startJobs({ database, services }: System, signIn: SignIn, baseUrl: string): Promise<JobsRun> {
  return runJobs({
    url: database.urlOf('semesta_worker'),
    tasks: {
      ...platformTasks(database.worker),
      ...coverageTasks(database.worker),
      ...forecastJobs(services, database.worker),
      'accounts.purge-sign-in': async () => {
        await purgeSignIn(database.auth);
      },
      ...listJobs({ services, callerOfAccount: signIn.callerOfAccount }),
      ...bankJobs({ workerPool: database.worker, today: services.today }),
      ...billJobs({ workerPool: database.worker, today: services.today }),
      ...coverJobs(services, database.worker),
      ...sponsorJobs(services, database.worker),
      ...deskJobs(services, database.worker),
      ...followJobs({ ...services, baseUrl }, database.worker),
      ...statementJobs({ services, callerOfAccount: signIn.callerOfAccount }),
      ...checkJobs(database.worker),
      ...requestJobs({
        ...{ services, workerPool: database.worker, callerOfAccount: signIn.callerOfAccount },
      }),
    },
    periodic: [
      ...platformPeriodic,
      { task: 'coverage.fold-facts', everySeconds: 10 },
      ...forecastPeriodic,
      ...requestPeriodic,
      ...coverPeriodic,
      ...bankPeriodic,
      ...billPeriodic,
      ...sponsorPeriodic,
      ...deskPeriodic,
      ...followPeriodic,
      ...checkPeriodic,
      { task: 'accounts.purge-sign-in', at: '45 18 * * *' },
    ],
    onWarning: (message) => process.stderr.write(`${message}\n`),
  });
}

async function isHealthy({ database, settings }: System): Promise<boolean> {
  const pending = await pendingMigrations(database.app, settings.migrationsDirectory);
  return pending?.length === 0;
}

/** The fault goes to the server's own log under the number the person was shown; never the request, which may hold people. */
function reportFault(reference: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`fault ${reference} ${new Date().toISOString()} ${withoutLongNumbers(text)}\n`);
}

/** A database error may quote a value: any run of ten digits or more is cut out. */
function withoutLongNumbers(text: string): string {
  return text.replace(/\d(?:[\s.-]?\d){9,}/g, '…');
}
