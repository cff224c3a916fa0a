import { Refusal } from '#platform/core/errors.ts';
import { aCaller, type TestWorker } from '#tests/support/a-registry.ts';
import type { TestDatabase } from '#tests/support/database.ts';

/** A cashier and a supervisor of Denpasar, and a supervisor who is the cashier under another account. */
export const cashier = aCaller('office_staff', { areaCodes: ['51.71'], name: 'Kasir Loket' });
export const supervisor = aCaller('office_supervisor', { areaCodes: ['51.71'], name: 'Kepala Loket' });
export const sameHuman = aCaller('office_supervisor', { areaCodes: ['51.71'], personKey: cashier.personKey });
export const elsewhere = aCaller('office_supervisor', { areaCodes: ['51.03'] });

/** The code of a worker's bill of a month. */
export async function codeOf(held: TestDatabase, worker: TestWorker, month = '2026-11'): Promise<string> {
  const [bill] = await held.asAdmin(
    `select code from contributions.bills where payer_id = '${worker.workerId}' and first_month = '${month}'`,
  );
  return String(bill?.code);
}

export async function creditOf(held: TestDatabase, worker: TestWorker): Promise<number> {
  const [payer] = await held.asAdmin(
    `select credit_idr from contributions.payers where payer_id = '${worker.workerId}'`,
  );
  return Number(payer?.credit_idr);
}

/** Worker-months of a worker as `2026-11 paid`. */
export async function monthsOf(held: TestDatabase, worker: TestWorker): Promise<string[]> {
  const rows = await held.asAdmin(
    `select month, state from contributions.worker_months where worker_id = '${worker.workerId}' order by month, part`,
  );
  return rows.map(({ month, state }) => `${String(month)} ${String(state)}`);
}

/** The line of the work list about a payment. */
export async function lineOf(held: TestDatabase, paymentId: string): Promise<Record<string, unknown>> {
  const [line] = await held.asAdmin(
    `select exception_id, kind, state, amount_idr, outcome from contributions.exceptions where payment_id = '${paymentId}' order by (state = 'open') desc, recorded_at desc`,
  );
  return line ?? {};
}

/** The catalogue's code that work is refused with; an empty text when it is not. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => '',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );
}

/** In what the books do not agree, as `fault subject`. */
export async function faultsOf(held: TestDatabase): Promise<string[]> {
  const rows = await held.asAdmin('select fault, subject from contributions.ledger_faults()');
  return rows.map(({ fault, subject }) => `${String(fault)} ${String(subject)}`);
}
