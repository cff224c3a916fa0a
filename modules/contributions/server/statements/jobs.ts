import { z } from 'zod';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { postStatementNow } from './post-statement-now.ts';

const payloadSchema = z.object({ statementId: z.uuid(), accountId: z.uuid() });

/** Background work on bank statements, on behalf of the account that handed them in; the payload holds ids. */
export function statementJobs(work: {
  readonly services: Services;
  /** The account as it stands now; null when it is disabled or gone. */
  readonly callerOfAccount: (accountId: string) => Promise<Caller | null>;
}) {
  return {
    'contributions.post-statement': async (payload: unknown) => {
      const { statementId, accountId } = payloadSchema.parse(payload);
      const caller = await work.callerOfAccount(accountId);
      if (!caller) throw new Error('the account that asked is disabled or gone');
      await postStatementNow({ services: work.services, caller, statementId });
    },
  };
}
