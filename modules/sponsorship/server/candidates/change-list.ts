import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { listFillers } from './candidate-roles.ts';
import { actorJson, doneRow, type FillAnswer } from './fill-answers.ts';
import { getCandidateList, type ListRecord, requireCategory } from './list-queries.ts';

const dropping = { name: 'sponsorship.drop-candidates', roles: listFillers } as const;
const ordering = { name: 'sponsorship.order-candidate', roles: listFillers } as const;
const naming = { name: 'sponsorship.name-category', roles: listFillers } as const;

interface Edit {
  readonly listId: string;
  readonly version: number;
}

interface Dropping extends Edit {
  readonly workerIds?: readonly string[] | undefined;
  /** Everyone who does not qualify, by what the check found; what can be mended stays. */
  readonly allUnfit?: boolean | undefined;
}

interface Answer {
  readonly answer: FillAnswer;
  readonly version: number;
}

/**
 * Takes people off a list; those of the reserve move up.
 *
 * @throws Refusal `candidates.list_not_found`, `candidates.frozen`, `candidates.changed`
 */
export function dropCandidates(services: Services, caller: Caller, request: Dropping, key?: string) {
  const { listId, version, workerIds = [], allUnfit = false } = request;
  const outcomes = allUnfit ? ['rejected'] : [];
  return change<Answer & { dropped: number; workers: readonly string[] }, { dropped: number }>(services, {
    ...{ act: dropping, caller, key, request },
    ask: sql`select * from sponsorship.drop_candidates(${listId}::uuid, ${version}, ${[...workerIds]}::uuid[], ${outcomes}::text[], ${actorJson(caller)}::jsonb)`,
    say: ({ dropped, workers }) => ({ output: { dropped }, workers }),
  });
}

interface Ordering extends Edit {
  readonly workerId: string;
  /** 1 is the first; whoever stands beyond the quota is the reserve. */
  readonly place: number;
}

/**
 * Moves a person to a place of the list.
 *
 * @throws Refusal `candidates.list_not_found`, `candidates.frozen`, `candidates.changed`, `candidates.stranger`
 */
export function orderCandidate(services: Services, caller: Caller, request: Ordering, key?: string) {
  const { listId, version, workerId, place } = request;
  return change<Answer, Record<string, never>>(services, {
    ...{ act: ordering, caller, key, request },
    ask: sql`select * from sponsorship.order_candidate(${listId}::uuid, ${version}, ${workerId}::uuid, ${place}, ${actorJson(caller)}::jsonb)`,
    say: () => ({ output: {}, workers: [workerId] }),
  });
}

interface Naming extends Edit {
  readonly workerIds: readonly string[];
  readonly categoryCode: string;
}

/**
 * Says which category of vulnerable worker people belong to.
 *
 * @throws Refusal `candidates.list_not_found`, `candidates.frozen`, `candidates.changed`, `candidates.stranger`, `candidates.category_unknown`
 */
export function nameCategory(services: Services, caller: Caller, request: Naming, key?: string) {
  const { listId, version, workerIds, categoryCode } = request;
  return change<Answer & { named: number }, { named: number }>(services, {
    ...{ act: naming, caller, key, request },
    require: (list) => requireCategory(list, categoryCode),
    ask: sql`select * from sponsorship.name_category(${listId}::uuid, ${version}, ${[...workerIds]}::uuid[], ${categoryCode}, ${actorJson(caller)}::jsonb)`,
    say: ({ named }) => ({ output: { named }, workers: workerIds }),
  });
}

interface Change<Row, Output> {
  readonly act: ActDefinition;
  readonly caller: Caller;
  readonly key: string | undefined;
  readonly request: Edit;
  readonly require?: (list: ListRecord) => void;
  readonly ask: RawBuilder<unknown>;
  readonly say: (row: Row) => { readonly output: Output; readonly workers: readonly string[] };
}

function change<Row extends Answer, Output extends Readonly<Record<string, number>>>(
  services: Services,
  { act: definition, caller, key, request, require, ask, say }: Change<Row, Output>,
) {
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const list = await getCandidateList(transaction, request.listId);
      require?.(list);
      const { rows } = await sql<Row>`${ask}`.execute(transaction.of<unknown>());
      const done = doneRow(rows);
      const { output, workers } = say(done);
      return {
        output: { version: done.version, ...output },
        audit: {
          act: definition.name,
          subjectKind: 'candidate_list',
          subjectId: request.listId,
          areaCode: list.village_code,
          details: output,
          workers,
        },
      };
    },
  });
}
