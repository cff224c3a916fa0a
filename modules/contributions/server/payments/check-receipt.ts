import { sql } from 'kysely';
import {
  readReceiptCode,
  readReceiptNumber,
  receiptNumber,
  refusePayment,
} from '#modules/contributions/core/index.ts';
import { emptyContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { checkCodeOf, isSameCode } from './receipt-check-code.ts';

interface CheckedReceipt {
  readonly amount_idr: bigint;
  readonly received_on: string;
  readonly state: string;
  readonly months: readonly string[];
}

/**
 * Whether a receipt is one of ours, for whoever holds it: what the paper says, and nobody's name. A wrong number and a wrong code
 * are answered alike.
 *
 * @throws Refusal `receipt.not_genuine`
 */
export async function checkReceipt(
  services: Services,
  typed: { readonly number: string; readonly code: string },
) {
  const [number, code] = [readReceiptNumber(typed.number), readReceiptCode(typed.code)];
  if (!number || !code) throw refusePayment('receipt.not_genuine');
  const found = await findReceipt(services, number.receipt);
  if (!found) throw refusePayment('receipt.not_genuine');
  const facts = { receipt: number.receipt, amountIdr: found.amount_idr, receivedOn: found.received_on };
  const isGenuine =
    isSameCode(code, checkCodeOf(services.secrets, facts)) && found.received_on.startsWith(number.year);
  if (!isGenuine) throw refusePayment('receipt.not_genuine');
  return {
    number: receiptNumber(number.receipt, found.received_on),
    amountIdr: String(found.amount_idr),
    receivedOn: found.received_on,
    months: [...found.months],
    isTakenBack: found.state === 'reversed' || found.state === 'returned',
  };
}

async function findReceipt(services: Services, receipt: bigint): Promise<CheckedReceipt | undefined> {
  const { rows } = await inTransaction(services.pool, emptyContext, (transaction) =>
    sql<CheckedReceipt>`select * from contributions.receipt_for_check(${receipt})`.execute(
      transaction.of<unknown>(),
    ),
  );
  return rows[0];
}
