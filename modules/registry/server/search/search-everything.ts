import {
  type BoxQuery,
  findsGroup,
  readBoxQuery,
  type SearchGroup,
  searchGroups,
} from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { areaHits } from './area-hits.ts';
import { organisationHits } from './organisation-hits.ts';
import { workerHits } from './worker-hits.ts';

/** Named as the search for workers: to those it shows, both are the same look. */
const definition = { name: 'registry.search-workers', roles: searchGroups.organisations } as const;
const shown = { workers: 8, organisations: 5, areas: 5 } as const;

/**
 * Finds whatever a person may open by what he types into the one box; audited with the ids of the workers shown, never with what
 * was typed.
 */
export async function searchEverything(services: Services, caller: Caller, typed: string) {
  const query = readBoxQuery(typed);
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const found = await findAll({ services, transaction, caller, query });
      const workers = found.workers.slice(0, shown.workers);
      return {
        output: {
          workers,
          organisations: found.organisations.slice(0, shown.organisations),
          areas: found.areas.slice(0, shown.areas),
          more: groups.filter((group) => found[group].length > shown[group]),
          hint: groups.some((group) => found[group].length > 0) ? null : query.hint,
        },
        audit: {
          act: definition.name,
          subjectKind: 'search',
          subjectId: query.worker?.kind ?? 'other',
          details: { found: workers.length, box: true },
          workers: workers.map(({ workerId }) => workerId),
        },
      };
    },
  });
}

const groups: readonly SearchGroup[] = ['workers', 'organisations', 'areas'];

interface Asked {
  readonly services: Services;
  readonly transaction: Transaction;
  readonly caller: Caller;
  readonly query: BoxQuery;
}

/** Of each group one more than is shown, as far as the role opens its page. */
async function findAll({ services, transaction, caller, query }: Asked) {
  const { worker, number, text } = query;
  return {
    workers:
      worker && findsGroup(caller.role, 'workers')
        ? await workerHits(services, caller, { transaction, query: worker, limit: shown.workers + 1 })
        : [],
    organisations: await organisationHits(transaction, { text, number, limit: shown.organisations + 1 }),
    areas: findsGroup(caller.role, 'areas')
      ? await areaHits(transaction, { text, near: caller.areaCodes, limit: shown.areas + 1 })
      : [],
  };
}
