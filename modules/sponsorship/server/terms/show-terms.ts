import { refuseTerm } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { countReserves, findList, listFollowing, listTerms } from './term-queries.ts';
import { termReaders } from './term-roles.ts';

const definition = { name: 'sponsorship.show-terms', roles: termReaders } as const;

/**
 * Who is sponsored by a list and until when, its free places, and the lists that follow from it; the look is audited.
 *
 * @throws Refusal `terms.list_not_found`, the same for one that does not exist and one out of sight
 */
export function showTerms(services: Services, caller: Caller, listId: string) {
  const today = services.today();
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const list = await findList(transaction, listId);
      if (!list) throw refuseTerm('terms.list_not_found');
      const terms = await listTerms(transaction, listId);
      const following = await listFollowing(transaction, listId);
      return {
        output: {
          today,
          state: list.state,
          villageName: list.village_name,
          programme: list.programme_name,
          freePlaces: freePlaces(terms, following, today.slice(0, 7)),
          reserves: await countReserves(transaction, listId),
          terms: terms.map((term) => ({
            workerId: term.worker_id,
            termId: term.term_id,
            name: term.name,
            nikMasked: term.nik_masked,
            occupation: term.occupation,
            state: term.state,
            firstMonth: term.first_month,
            lastMonth: term.last_month,
            endedAfter: term.ended_after,
            endedReason: term.ended_reason,
            isExtended: term.is_extended,
          })),
          following: following.map(({ list_id, first_month, ...rest }) => ({
            ...rest,
            listId: list_id,
            firstMonth: first_month,
          })),
        },
        audit: {
          act: definition.name,
          subjectKind: 'candidate_list',
          subjectId: listId,
          areaCode: list.village_code,
          details: { found: terms.length },
          workers: terms.map(({ worker_id }) => worker_id),
        },
      };
    },
  });
}

/** Places of terms that ended early and have a month left to begin, less those that a list of replacements fills. */
function freePlaces(
  terms: Awaited<ReturnType<typeof listTerms>>,
  following: Awaited<ReturnType<typeof listFollowing>>,
  thisMonth: string,
): number {
  const left = terms.filter(({ state, last_month }) => state === 'released' && last_month > thisMonth).length;
  const taken = following
    .filter(({ kind, state }) => kind === 'replacement' && state !== 'withdrawn')
    .reduce((sum, { workers }) => sum + workers, 0);
  return Math.max(0, left - taken);
}
