import type pg from 'pg';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { buildStatusLists } from '#modules/certificates/server/status-lists/index.ts';
import { settleAllUndertakings } from '#modules/certificates/server/undertakings/index.ts';
import type { PeriodicTask, TaskRun } from '#platform/server/jobs/index.ts';
import { followCards } from './follow-cards.ts';
import { followEmployers } from './follow-employers.ts';
import { followTheCalendar } from './follow-the-calendar.ts';

/** Certificates and cards follow what is paid and what day it is; the status lists follow them. */
export function followJobs(services: CertificateServices, workerPool: pg.Pool) {
  return {
    'certificates.follow-employers': async () => {
      const { faults } = await followEmployers(services, workerPool);
      await buildStatusLists(services, workerPool);
      const [first] = faults;
      if (first)
        throw new Error(`${first.follower}: ${first.fault}, for ${faults.length} employers: tried again`);
    },
    'certificates.follow-cards': async (_payload: unknown, { signal }: Pick<TaskRun, 'signal'>) => {
      await followCards(workerPool, services.today(), signal);
      await buildStatusLists(services, workerPool);
    },
    'certificates.follow-the-calendar': async () => {
      await followTheCalendar(workerPool, services.today());
      await settleAllUndertakings(workerPool, services.today());
    },
  };
}

/** A payment is in the signed list after seconds; a day that changes something, minutes after midnight in Bali. */
export const followPeriodic = [
  { task: 'certificates.follow-employers', everySeconds: 5 },
  { task: 'certificates.follow-cards', everySeconds: 5 },
  { task: 'certificates.follow-the-calendar', everySeconds: 3600 },
  { task: 'certificates.follow-the-calendar', at: '4 16 * * *' },
] as const satisfies readonly PeriodicTask[];
