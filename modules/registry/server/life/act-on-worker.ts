import {
  type LifeActRule,
  lifeActs,
  lifeChanges,
  redactNumbers,
  refuse,
} from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { attachDocument } from '#platform/server/documents/index.ts';
import { asksSecondPerson, decideWords } from './decide-words.ts';
import { requireVersion } from './hold-version.ts';
import { keepAct } from './keep-act.ts';
import { type LoadedLife, loadLife } from './load-life.ts';
import { propose } from './propose-act.ts';
import type { Decision, LifeWords, Situation } from './situation.ts';
import { withoutNumbers } from './without-numbers.ts';

export interface ActRequest {
  readonly workerId: string;
  readonly expectedVersion: number;
  readonly words: LifeWords;
  readonly reason: string;
  readonly documentId: string | null;
}

export interface ActOutcome {
  readonly outcome: 'done' | 'proposed';
  readonly version: number | null;
  readonly eventId: string | null;
  readonly proposalId: string | null;
}

/**
 * Does an act on a worker at once, or lays it before a second person where its table says so.
 *
 * @throws Refusal `worker.not_found`, `worker.merged`, `worker.changed_meanwhile`, `proposal.pending_already`, and what the act itself refuses
 */
export async function actOnWorker(
  services: Services,
  caller: Caller,
  request: ActRequest,
  key?: string,
): Promise<ActOutcome> {
  const name = request.words.act;
  const { roles }: LifeActRule = lifeActs[name];
  return act(services, {
    act: { name, roles },
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { situation, decision } = await decideFor(services, transaction, { caller, request });
      const { loaded } = situation;
      const { documentId } = request;
      if (documentId) await attachDocument(transaction, { documentId, workerId: loaded.workerId, act: name });
      const isProposed = asksSecondPerson(name, decision, situation);
      const output = isProposed
        ? await propose(transaction, { caller, request, decision, loaded })
        : await keep(services, transaction, { caller, request, decision, loaded });
      return {
        output,
        audit: {
          act: isProposed ? 'registry.propose-act' : name,
          subjectKind: 'worker',
          subjectId: loaded.workerId,
          areaCode: loaded.life.facts.areaCode ?? '',
          reason: redactNumbers(request.reason),
          details: {
            act: name,
            fields: lifeChanges(loaded.life, decision.after).map(({ field }) => field),
            eventId: output.eventId,
            proposalId: output.proposalId,
          },
          workers: [loaded.workerId],
        },
      };
    },
  });
}

/** Loads, holds the version that was looked at, and decides; writes nothing. */
export async function decideFor(
  services: Services,
  transaction: Transaction,
  asked: {
    readonly caller: Pick<Caller, 'role' | 'areaCodes'>;
    readonly request: Pick<ActRequest, 'workerId' | 'words'> & { readonly expectedVersion?: number };
  },
): Promise<{ readonly situation: Situation; readonly decision: Decision }> {
  const { caller, request } = asked;
  const loaded = await loadLife(services.secrets, transaction, request.workerId);
  if (loaded.mergedInto !== null) throw refuse('worker.merged', { workerId: loaded.mergedInto });
  await requireVersion(transaction, loaded, request.expectedVersion ?? loaded.version);
  const setting = { life: loaded.life, events: loaded.events, today: services.today() };
  const situation = { transaction, caller, loaded, setting };
  return { situation, decision: await decideWords(situation, withoutNumbers(request.words)) };
}

async function keep(
  services: Services,
  transaction: Transaction,
  decided: {
    readonly caller: Caller;
    readonly request: ActRequest;
    readonly decision: Decision;
    readonly loaded: LoadedLife;
  },
): Promise<ActOutcome> {
  const { caller, request, decision, loaded } = decided;
  const { eventId, version } = await keepAct(services.secrets, transaction, {
    act: request.words.act,
    loaded,
    after: decision.after,
    effectiveOn: decision.effectiveOn,
    undoes: decision.undoes ?? null,
    restarts: decision.restarts ?? new Map(),
    reason: request.reason,
    documentId: request.documentId,
    maker: caller,
    approver: null,
  });
  return { outcome: 'done', version, eventId, proposalId: null };
}
