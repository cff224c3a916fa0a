import { z } from 'zod';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { readListNow } from './read-list-now.ts';
import { submitListNow } from './submit-list-now.ts';

const payloadSchema = z.object({ listId: z.uuid(), accountId: z.uuid() });

export interface ListJobServices {
  readonly services: Services;
  /** The account as it stands now; null when it is disabled or gone. */
  readonly callerOfAccount: (accountId: string) => Promise<Caller | null>;
}

/** Background work on lists, on behalf of the account that asked; the payload holds ids. */
export function listJobs({ services, callerOfAccount }: ListJobServices) {
  const work = async (payload: unknown) => {
    const { listId, accountId } = payloadSchema.parse(payload);
    const caller = await callerOfAccount(accountId);
    if (!caller) throw new Error('the account that asked is disabled or gone');
    return { services, caller, listId };
  };
  return {
    'registry.read-list': async (payload: unknown) => readListNow(await work(payload)),
    'registry.submit-list': async (payload: unknown) => submitListNow(await work(payload)),
  };
}
