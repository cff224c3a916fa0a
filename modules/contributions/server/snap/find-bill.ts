import { sql } from 'kysely';
import type { BillFacts } from '#modules/contributions/core/index.ts';
import { maskName } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** A bill as a bank may know it. */
export interface BankBill extends BillFacts {
  readonly billId: string;
  readonly dueOn: string;
  readonly months: { readonly first: string; readonly last: string };
  readonly areaCode: string;
  /** A worker's name is masked, an organisation's is not. */
  readonly payerName: string;
  /** Whom the journal names as looked at: the worker, when he pays for himself. */
  readonly workers: readonly string[];
}

interface BillRow {
  readonly bill_id: string;
  readonly state: BillFacts['state'];
  readonly owed_idr: bigint;
  readonly due_on: string;
  readonly expires_on: string | null;
  readonly first_month: string;
  readonly last_month: string;
  readonly payer_kind: string;
  readonly payer_id: string;
  readonly payer_name: string;
  readonly area_code: string;
}

/** The bill of a payment code. @param hold nobody else pays it until the transaction ends */
export async function findBill(
  transaction: Transaction,
  code: string,
  { hold }: { readonly hold: boolean },
): Promise<BankBill | null> {
  const { rows } = await sql<BillRow>`select * from contributions.bill_for_bank(${code}, ${hold})`.execute(
    transaction.of<unknown>(),
  );
  const [row] = rows;
  if (!row) return null;
  const isWorker = row.payer_kind === 'worker';
  return {
    billId: row.bill_id,
    state: row.state,
    owedIdr: row.owed_idr,
    dueOn: row.due_on,
    expiresOn: row.expires_on,
    months: { first: row.first_month, last: row.last_month },
    areaCode: row.area_code,
    payerName: isWorker ? maskName(row.payer_name) : row.payer_name,
    workers: isWorker ? [row.payer_id] : [],
  };
}
