import { sql } from 'kysely';
import {
  type MembershipState,
  membershipStateAfter,
  membershipStates,
  type RegistrationForm,
  refuse,
} from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { holdRequest } from './request-queries.ts';
import { openRequest } from './sealed-request.ts';

/** A form to register, and the request that it answers. */
export interface AcceptedForm {
  readonly form: RegistrationForm;
  readonly requestId: string | null;
}

/**
 * The form as it is registered: of a request, NIK and telephone are those that the worker wrote unless typed anew.
 *
 * @throws Refusal `registration.request_not_found`, `registration.request_decided`
 */
export async function formOfRequest(
  transaction: Transaction,
  services: Services,
  asked: { readonly form: RegistrationForm; readonly requestId: string | null },
): Promise<AcceptedForm> {
  const { form, requestId } = asked;
  if (requestId === null) return { form, requestId };
  const row = await holdRequest(transaction, requestId);
  if (!row) throw refuse('registration.request_not_found');
  if (!mayAccept(row.state)) throw refuse('registration.request_decided', { state: row.state });
  const { form: written } = openRequest(services, row);
  return {
    requestId,
    form: { ...form, nik: form.nik.trim() || written.nik, phone: form.phone.trim() || written.phone },
  };
}

function mayAccept(state: string): boolean {
  const known: MembershipState | undefined = membershipStates.find((one) => one === state);
  return known !== undefined && membershipStateAfter('accept-request', known) !== null;
}

/** Closes the request in the transaction that registers the worker. */
export async function acceptRequest(
  transaction: Transaction,
  caller: Caller,
  { requestId }: AcceptedForm,
  workerId: string,
): Promise<void> {
  if (requestId === null) return;
  await sql`update registry.registration_requests set state = 'ACCEPTED', worker_id = ${workerId}::uuid, version = version + 1,
      decided_by = ${caller.accountId}::uuid, decider_name = ${caller.name}, decided_at = now()
    where request_id = ${requestId}::uuid and state = 'REQUESTED'`.execute(transaction.of<unknown>());
}
