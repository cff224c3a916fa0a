import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { readsProgrammes } from './programme-roles.ts';

/** Reads under the scope of a caller who may see sponsors and programmes at all. */
export async function readAs<Output>(
  services: Services,
  caller: Caller,
  work: (transaction: Transaction) => Promise<Output>,
): Promise<Output> {
  requireRole(readsProgrammes, caller);
  return read(services, caller, work);
}
