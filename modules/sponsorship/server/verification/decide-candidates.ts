import { sql } from 'kysely';
import { listActs } from '#modules/sponsorship/core/index.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { actorOf, areaOfList, requireDone } from './check-answers.ts';

export const decideCandidatesAct = {
  name: 'sponsorship.decide-candidates',
  roles: listActs.decide.roles,
} as const satisfies ActDefinition;

interface Verdict {
  readonly workerId: string;
  readonly verdict: 'accept' | 'reject' | 'undo';
  readonly reason?: string;
}

export interface VerdictRequest {
  readonly listId: string;
  readonly version: number;
  /** Null: accept whoever is undecided and without remark. */
  readonly verdicts: readonly Verdict[] | null;
}

/**
 * Accepts or rejects rows of a list that was proposed, or takes a verdict back; a verified list is proposed again.
 *
 * @throws Refusal `verification.list_not_found`, `.not_proposed`, `.changed`, `.same_person`, `.stranger`, `.unfit`
 */
export function decideCandidates(services: Services, caller: Caller, request: VerdictRequest, key?: string) {
  const { listId, version, verdicts } = request;
  requireEachOnce(verdicts ?? []);
  return act(services, {
    act: decideCandidatesAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const areaCode = await areaOfList(transaction, listId);
      const given = verdicts === null ? sql`null::jsonb` : sql`${JSON.stringify(verdicts)}::jsonb`;
      const done = await requireDone(
        transaction,
        sql<{ answer: string; version: number; workers: readonly string[] }>`
          select * from sponsorship.decide_candidates(${listId}::uuid, ${version}::int, ${given}, ${actorOf(caller)})`,
      );
      return {
        output: { version: done.version, decided: done.workers.length },
        audit: {
          act: decideCandidatesAct.name,
          subjectKind: 'candidate_list',
          subjectId: listId,
          areaCode,
          details: countsOf(verdicts, done.workers.length),
          workers: done.workers,
        },
      };
    },
  });
}

/** Two verdicts over one person in one request say nothing. */
function requireEachOnce(verdicts: readonly Verdict[]): void {
  if (new Set(verdicts.map(({ workerId }) => workerId)).size !== verdicts.length)
    throw refuse('input.invalid', { fields: [{ path: 'verdicts' }] });
}

function countsOf(verdicts: readonly Verdict[] | null, decided: number): Record<string, number> {
  const count = (verdict: Verdict['verdict']) =>
    verdicts === null
      ? verdict === 'accept'
        ? decided
        : 0
      : verdicts.filter((one) => one.verdict === verdict).length;
  return { accepted: count('accept'), rejected: count('reject'), undone: count('undo') };
}
