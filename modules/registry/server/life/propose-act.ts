import { lifeChanges, redactNumbers, refuse } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import type { ActOutcome, ActRequest } from './act-on-worker.ts';
import type { LoadedLife } from './load-life.ts';
import { findPending, insertProposal } from './proposal-queries.ts';
import { maskedChanges } from './show-changes.ts';
import type { Decision } from './situation.ts';
import { withoutNumbers } from './without-numbers.ts';

/**
 * Lays an act before a second person, with what it would change as the proposer saw it.
 *
 * @throws Refusal `proposal.pending_already`
 */
export async function propose(
  transaction: Transaction,
  proposed: {
    readonly caller: Caller;
    readonly request: ActRequest;
    readonly decision: Decision;
    readonly loaded: LoadedLife;
  },
): Promise<ActOutcome> {
  const { caller, request, decision, loaded } = proposed;
  const { workerId, life } = loaded;
  const act = request.words.act;
  const proposalId = newId();
  const isKept = await insertProposal(transaction, {
    workerId,
    proposalId,
    act,
    request: {
      words: withoutNumbers(request.words),
      changes: maskedChanges(lifeChanges(life, decision.after)),
    },
    effectiveOn: decision.effectiveOn,
    reason: redactNumbers(request.reason),
    documentId: request.documentId,
    accountId: caller.accountId,
    actorName: caller.name,
    actorRole: caller.role,
    personKey: caller.personKey,
    areaCode: life.facts.areaCode ?? '',
    workAreaCode: life.facts.workAreaCode ?? '',
  });
  if (!isKept) {
    const waiting = await findPending(transaction, { workerId, act });
    throw refuse('proposal.pending_already', { by: waiting?.actor_name ?? '' });
  }
  return { outcome: 'proposed', version: null, eventId: null, proposalId };
}
