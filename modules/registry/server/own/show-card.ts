import { randomBytes } from 'node:crypto';
import { type CardCode, makeCardCode, refuse } from '#modules/registry/core/index.ts';
import { findWorker, listMemberships } from '#modules/registry/server/workers/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { blindIndex, openSealed, seal } from '#platform/server/secrets/sealing.ts';
import { keepCardCode } from './own-queries.ts';

const definition = {
  name: 'registry.show-card',
  roles: [
    'office_staff',
    'office_supervisor',
    'government_office',
    'village',
    'agent_office',
    'agent',
    'employer',
    'group',
    'worker',
  ] as const satisfies readonly Role[],
};

export interface WorkerCard {
  readonly name: string;
  readonly nikMasked: string;
  readonly code: string;
  readonly kind: CardCode['kind'];
}

/**
 * A worker's card: his KPJ where he has one, else his registration code, made at the first look. It takes no
 * idempotency key: a kept answer would be a code in clear in a table.
 *
 * @throws Refusal `worker.not_found`, the same for a worker who does not exist and one out of scope
 */
export async function showCard(services: Services, caller: Caller, workerId: string): Promise<WorkerCard> {
  return act(services, {
    act: definition,
    caller,
    request: { workerId },
    perform: async (transaction) => {
      const worker = await findWorker(transaction, workerId);
      if (!worker) throw refuse('worker.not_found');
      const code = await codeOf(services, transaction, workerId);
      return {
        output: { name: worker.name, nikMasked: worker.nik_masked, code: code.value, kind: code.kind },
        audit: {
          act: definition.name,
          subjectKind: 'worker',
          subjectId: worker.worker_id,
          areaCode: worker.area_code ?? '',
          workers: [worker.worker_id],
        },
      };
    },
  });
}

async function codeOf({ secrets }: Services, transaction: Transaction, workerId: string): Promise<CardCode> {
  const kpj = (await listMemberships(transaction, workerId)).find((membership) => membership.kpj)?.kpj;
  if (kpj) return { kind: 'kpj', value: kpj };
  const place = { table: 'card_codes', column: 'code', rowId: workerId };
  const made = makeCardCode(randomBytes(64));
  const kept = await keepCardCode(transaction, {
    workerId,
    index: blindIndex(secrets, 'card')(made),
    sealed: seal(secrets, place, made),
  });
  if (!kept) throw refuse('worker.not_found');
  return { kind: 'registration', value: openSealed(secrets, place, kept).toString('utf8') };
}
