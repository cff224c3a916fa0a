import { refuse, searchGroups } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import {
  deletePin,
  deletePinsBut,
  insertPin,
  isSeen,
  listNamedPins,
  listPins,
  type Pin,
} from './pin-queries.ts';

const definition = { name: 'registry.keep-pin', roles: searchGroups.organisations } as const;
const mostPins = 20;

export interface PinRequest {
  readonly pin: Pin;
  readonly pinned: boolean;
  readonly key?: string | undefined;
}

/**
 * Pins a worker, an organisation or an area for the own account, or lets it go.
 *
 * @throws Refusal `worker.not_found`, `organisation.not_found`, `area.not_found` (also out of scope), `pin.too_many`
 */
export async function keepPin(services: Services, caller: Caller, { pin, pinned, key }: PinRequest) {
  return act(services, {
    act: definition,
    caller,
    key,
    request: { pin, pinned },
    perform: async (transaction) => {
      if (pinned) await addPin(transaction, caller, pin);
      else await deletePin(transaction, pin);
      return {
        output: { pinned },
        audit: {
          act: definition.name,
          subjectKind: pin.kind,
          subjectId: pin.subject,
          details: { pinned },
          workers: pin.kind === 'worker' && pinned ? [pin.subject] : [],
        },
      };
    },
  });
}

async function addPin(transaction: Transaction, caller: Caller, pin: Pin): Promise<void> {
  if (!(await isSeen(transaction, pin))) throw refuse(`${pin.kind}.not_found`, {});
  await insertPin(transaction, caller, pin);
  if ((await listPins(transaction)).length <= mostPins) return;
  const seen = await listNamedPins(transaction);
  if (seen.length > mostPins) throw refuse('pin.too_many', { most: mostPins });
  await deletePinsBut(transaction, seen);
}
