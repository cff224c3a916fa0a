import { mergeActs, refuse } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { findRecord, insertToldApart, listSuspectedDoubles } from './merge-queries.ts';
import { linesOf } from './pair-view.ts';

/** So many people are looked at for one page, so that a page costs the same in a large region. */
const peopleWalked = 20_000;
const groupsShown = 20;

/** People of the scope born on one day and named alike, by day of birth; `cursor`: the day after which the next page begins. */
export async function showDoubles(services: Services, caller: Caller, cursor: string | undefined) {
  const name = 'registry.show-doubles';
  return readPeople(services, {
    act: { name, roles: mergeActs[name] },
    caller,
    perform: async (transaction) => {
      const page = { after: cursor ?? null, walk: peopleWalked, groups: groupsShown };
      const found = await listSuspectedDoubles(transaction, page);
      const lines = await linesOf(
        transaction,
        found.flatMap(({ workers }) => workers),
      );
      const groups = found
        .filter(({ workers }) => workers.length > 0)
        .map(({ birth_date, workers }) => ({
          birthDate: birth_date,
          workers: workers.flatMap((id) => lines.get(id) ?? []),
        }));
      const further = found.find(({ workers }) => workers.length === 0);
      return {
        output: { groups, cursor: further?.birth_date ?? null },
        audit: { act: name, subjectKind: 'search', subjectId: '', workers: [...lines.keys()] },
      };
    },
  });
}

/**
 * Keeps that two records alike are of two people.
 *
 * @throws Refusal `merge.same_record`, `worker.not_found`
 */
export async function tellApart(
  services: Services,
  caller: Caller,
  request: { readonly workerId: string; readonly otherId: string },
  key?: string,
) {
  const name = 'registry.tell-apart';
  return act(services, {
    act: { name, roles: mergeActs[name] },
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { workerId, otherId } = request;
      if (workerId === otherId) throw refuse('merge.same_record');
      for (const id of [workerId, otherId])
        if (!(await findRecord(transaction, id))) throw refuse('worker.not_found');
      await insertToldApart(transaction, { workerId, otherId, name: caller.name });
      return {
        output: { ok: true as const },
        audit: {
          act: name,
          subjectKind: 'worker',
          subjectId: workerId,
          details: { otherId },
          workers: [workerId, otherId],
        },
      };
    },
  });
}
