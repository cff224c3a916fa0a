import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { readCode, workersOf } from './bill-at-counter.ts';
import { requireSettled } from './deed-answers.ts';
import { cashiers } from './money-roles.ts';
import { getException } from './show-exceptions.ts';

interface LineAct {
  readonly exceptionId: string;
  readonly reason: string;
}

interface Deed extends LineAct {
  readonly name: string;
  readonly request: unknown;
  /** Does it, as SQL whose one value says what came of it. */
  readonly sql: (account: string, today: string) => RawBuilder<{ answer: string }>;
}

/** Keeps the money of a line as credit of its payer. @throws Refusal `exception.not_found`, `exception.settled_already`, `exception.refused`, `exception.waiting` */
export function keepAsCredit(
  services: Services,
  caller: Caller,
  { exceptionId, reason }: LineAct,
  key?: string,
) {
  return settle(services, caller, key, {
    ...{ name: 'contributions.keep-as-credit', exceptionId, reason, request: { exceptionId, reason } },
    sql: (account) =>
      sql`select contributions.settle_exception(${exceptionId}::uuid, 'kept', ${reason}, ${account}::uuid) as answer`,
  });
}

/** Takes note of a reversal. @throws Refusal as `keepAsCredit` */
export function noteReversal(
  services: Services,
  caller: Caller,
  { exceptionId, reason }: LineAct,
  key?: string,
) {
  return settle(services, caller, key, {
    ...{ name: 'contributions.note-reversal', exceptionId, reason, request: { exceptionId, reason } },
    sql: (account) =>
      sql`select contributions.settle_exception(${exceptionId}::uuid, 'noted', ${reason}, ${account}::uuid) as answer`,
  });
}

/** Says whose bill unidentified money is for. @throws Refusal as `keepAsCredit`, and `payment.code_invalid`, `payment.bill_not_found`, `exception.not_whole` */
export async function assignPayment(
  services: Services,
  caller: Caller,
  { exceptionId, reason, ...typed }: LineAct & { readonly code: string },
  key?: string,
) {
  const code = readCode(typed.code);
  return settle(services, caller, key, {
    ...{ name: 'contributions.assign-payment', exceptionId, reason, request: { exceptionId, reason, code } },
    sql: (account, today) =>
      sql`select contributions.assign_payment(${exceptionId}::uuid, ${code}, ${today}::date, ${account}::uuid, ${reason}) as answer`,
  });
}

function settle(
  services: Services,
  caller: Caller,
  key: string | undefined,
  deed: Deed,
): Promise<Record<string, never>> {
  const { name, exceptionId, reason, request } = deed;
  return act(services, {
    act: { name, roles: cashiers },
    caller,
    key,
    request,
    perform: async (transaction) => {
      const line = await getException(transaction, exceptionId);
      await requireSettled(transaction, deed.sql(caller.accountId, services.today()));
      return {
        output: {},
        audit: {
          act: name,
          subjectKind: 'payment_exception',
          subjectId: exceptionId,
          areaCode: line.area_code,
          reason,
          details: { kind: line.kind, paymentId: line.payment_id, amountIdr: String(line.amount_idr) },
          workers: workersOf(line),
        },
      };
    },
  });
}
