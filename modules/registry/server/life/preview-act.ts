import { type LifeActRule, lifeActs, lifeChanges } from '#modules/registry/core/index.ts';
import { type Caller, contextOf } from '#platform/core/roles.ts';
import { requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { writeAudit } from '#platform/server/audit/write-audit.ts';
import { inTransaction } from '#platform/server/db/transaction.ts';
import { type ActRequest, decideFor } from './act-on-worker.ts';
import { asksSecondPerson } from './decide-words.ts';
import { showChanges } from './show-changes.ts';

/**
 * The same decision as the act itself, and nothing kept but the look.
 *
 * @throws Refusal what the act would refuse
 */
export async function previewAct(
  services: Services,
  caller: Caller,
  request: Pick<ActRequest, 'workerId' | 'expectedVersion' | 'words'>,
) {
  const name = request.words.act;
  const { roles }: LifeActRule = lifeActs[name];
  requireRole({ name, roles }, caller);
  return inTransaction(services.pool, contextOf(caller), async (transaction) => {
    const { situation, decision } = await decideFor(services, transaction, { caller, request });
    const { loaded } = situation;
    await writeAudit(transaction, caller, {
      act: 'registry.preview-act',
      subjectKind: 'worker',
      subjectId: loaded.workerId,
      areaCode: loaded.life.facts.areaCode ?? '',
      details: { act: name },
      workers: [loaded.workerId],
    });
    const changes = lifeChanges(loaded.life, decision.after);
    const [shown = []] = await showChanges(transaction, [changes], loaded.memberships);
    return { needsSecondPerson: asksSecondPerson(name, decision, situation), changes: shown };
  });
}
