import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { listWorkers, statesWaitingFor } from './list-roles.ts';
import { waitingList } from './list-view.ts';
import { listWaiting } from './verification-queries.ts';

/** Lists named at once; how many there are is said beside them. */
const shownAtOnce = 300;

/** Lists that wait for the caller's hand, the longest waiting first: counts, no people. */
export async function showWaiting(
  services: Services,
  caller: Caller,
  { programmeId }: { readonly programmeId?: string | undefined },
) {
  requireRole({ name: 'sponsorship.show-waiting', roles: listWorkers }, caller);
  const { lists, total } = await read(services, caller, (transaction) =>
    listWaiting(transaction, {
      states: statesWaitingFor(caller.role),
      programmeId: programmeId ?? null,
      limit: shownAtOnce,
    }),
  );
  return { lists: lists.map((list) => waitingList(list, caller)), total };
}
