import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import {
  type CounterWarning,
  counterWarning,
  type ExceptionKind,
  receiptNumber,
  refusePayment,
} from '#modules/contributions/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { type CounterBill, getBillAtCounter, workersOf } from './bill-at-counter.ts';
import { cashiers } from './money-roles.ts';
import { checkCodeOf } from './receipt-check-code.ts';

const name = 'contributions.record-payment';

/** Money that lies on the counter. */
interface CounterPayment {
  readonly code: string;
  readonly amountIdr: string;
  readonly confirmed?: Confirmed | undefined;
}

/** What the cashier was warned of, and takes the money nevertheless; `any`: the money is there, and nobody to warn. */
type Confirmed = CounterWarning | 'any';

interface Taken {
  readonly payment_id: string;
  readonly is_new: boolean;
  readonly amount_idr: bigint;
  readonly code: string;
  readonly received_on: string;
  readonly receipt: bigint;
  readonly bill_state: CounterBill['state'];
  readonly credit_idr: bigint;
  readonly exception: ExceptionKind | '';
}

/**
 * Takes money at the counter for a bill in scope, once by its reference: out of the idempotency key, or the one that is given.
 * What is unusual about the amount or the bill is taken only when the cashier has confirmed just that.
 *
 * @throws Refusal `payment.code_invalid`, `payment.bill_not_found`, `payment.confirm`, `payment.reference_taken`
 */
export async function recordPayment(
  services: Services,
  caller: Caller,
  payment: CounterPayment,
  once: { readonly key?: string | undefined; readonly reference?: string | undefined },
) {
  const amountIdr = BigInt(payment.amountIdr);
  const taken = await act(services, {
    act: { name, roles: cashiers },
    caller,
    key: once.key,
    request: payment,
    perform: async (transaction) => {
      const bill = await getBillAtCounter(transaction, payment.code);
      const known = once.reference ? await findTaken(transaction, caller, once.reference) : false;
      if (!known) requireConfirmed(bill, amountIdr, { ...payment, today: services.today() });
      const answer = await take(services, transaction, {
        caller,
        bill,
        amountIdr,
        reference: referenceOf(once),
      });
      const { payment_id, receipt, exception } = answer;
      return {
        output: takenView(answer),
        audit: {
          act: name,
          subjectKind: 'payment',
          subjectId: payment_id,
          areaCode: bill.area_code,
          details: {
            billId: bill.bill_id,
            amountIdr: payment.amountIdr,
            receipt: String(receipt),
            exception,
          },
          workers: workersOf(bill),
        },
      };
    },
  });
  const { receiptSerial, ...shown } = taken;
  const facts = {
    receipt: BigInt(receiptSerial),
    amountIdr: BigInt(taken.amountIdr),
    receivedOn: taken.receivedOn,
  };
  return { ...shown, checkCode: checkCodeOf(services.secrets, facts) };
}

function requireConfirmed(
  bill: CounterBill,
  amountIdr: bigint,
  { confirmed, today }: { readonly confirmed?: Confirmed | undefined; readonly today: string },
): void {
  const weighed = {
    state: bill.state,
    owedIdr: bill.owed_idr,
    payerOwedIdr: bill.payer_owed_idr,
    creditIdr: bill.credit_idr,
    expiresOn: bill.expires_on,
  };
  const warning = counterWarning(weighed, amountIdr, today);
  if (warning !== null && confirmed !== 'any' && warning !== confirmed)
    throw refusePayment('payment.confirm', {
      warning,
      owedIdr: String(bill.owed_idr),
      amountIdr: String(amountIdr),
    });
}

/** The system's own reference: the same key is the same payment, also when the key itself is long forgotten. */
function referenceOf({
  key,
  reference,
}: {
  readonly key?: string | undefined;
  readonly reference?: string | undefined;
}): string {
  if (reference) return reference;
  return key ? createHash('sha256').update(key).digest('hex').slice(0, 20).toUpperCase() : newId();
}

/** Money under a reference that came before wants no second confirmation: nothing more is taken. */
async function findTaken(transaction: Transaction, caller: Caller, reference: string): Promise<boolean> {
  const { rows } =
    await sql`select from contributions.payments where source = ${sourceOf(caller)} and reference = ${reference}`.execute(
      transaction.of<unknown>(),
    );
  return rows.length > 0;
}

async function take(
  services: Services,
  transaction: Transaction,
  given: {
    readonly caller: Caller;
    readonly bill: CounterBill;
    readonly amountIdr: bigint;
    readonly reference: string;
  },
): Promise<Taken> {
  const { caller, bill, amountIdr, reference } = given;
  const payment = {
    paymentId: newId(),
    channel: 'teller',
    source: sourceOf(caller),
    reference,
    amountIdr: String(amountIdr),
    receivedOn: services.today(),
    code: bill.code,
    accountId: caller.accountId,
  };
  const { rows } =
    await sql<Taken>`select * from contributions.record_at_counter(${JSON.stringify(payment)}::jsonb, ${caller.name})`.execute(
      transaction.of<unknown>(),
    );
  const [taken] = rows;
  if (!taken) throw new Error('a payment was taken and is not there');
  if (taken.amount_idr !== amountIdr || taken.code !== bill.code)
    throw refusePayment('payment.reference_taken', { reference });
  return taken;
}

function sourceOf(caller: Caller): string {
  return `teller:${caller.accountId}`;
}

function takenView(taken: Taken) {
  return {
    paymentId: taken.payment_id,
    receipt: receiptNumber(taken.receipt, taken.received_on),
    receiptSerial: String(taken.receipt),
    amountIdr: String(taken.amount_idr),
    receivedOn: taken.received_on,
    billState: taken.bill_state,
    creditIdr: String(taken.credit_idr),
    exception: taken.exception === '' ? null : taken.exception,
  };
}
