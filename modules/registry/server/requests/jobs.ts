import type pg from 'pg';
import { z } from 'zod';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { PeriodicTask } from '#platform/server/jobs/index.ts';
import { makeAccessCopyNow } from './make-access-copy.ts';

const payloadSchema = z.object({ requestId: z.uuid(), accountId: z.uuid() });

interface RequestJobServices {
  readonly services: Services;
  /** The job worker's login: it may let go of expired copies and reads none. */
  readonly workerPool: pg.Pool;
  /** The account as it stands now; null when it is disabled or gone. */
  readonly callerOfAccount: (accountId: string) => Promise<Caller | null>;
}

/** Background work on requests: copies are made for the account that asked, and let go after their seven days. */
export function requestJobs({ services, workerPool, callerOfAccount }: RequestJobServices) {
  return {
    'registry.make-access-copy': async (payload: unknown) => {
      const { requestId, accountId } = payloadSchema.parse(payload);
      const caller = await callerOfAccount(accountId);
      if (!caller) throw new Error('the account that asked is disabled or gone');
      await makeAccessCopyNow(services, caller, requestId);
    },
    'registry.let-go-copies': async () => {
      await letGoCopies(workerPool);
    },
  };
}

/** Every hour: a copy of everything about someone stays no longer than it must. */
export const requestPeriodic = [
  { task: 'registry.let-go-copies', everySeconds: 3600 },
] as const satisfies readonly PeriodicTask[];

/** Lets go of copies older than seven days; the row policy allows the job worker no others. Returns how many went. */
export async function letGoCopies(workerPool: pg.Pool): Promise<number> {
  const { rowCount } = await workerPool.query('delete from registry.access_copies where expires_at < now()');
  return rowCount ?? 0;
}
