import { contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker, insertWorkers, type TestWorker } from './a-registry.ts';
import type { TestDatabase } from './database.ts';

/** A supervisor of Denpasar: takes money, bills, approves. */
export const anOfficer = aCaller('office_supervisor', { areaCodes: ['51.71'] });

/** Workers who pay for themselves, registered and never paid. */
export async function insertContributors(held: TestDatabase, count: number): Promise<TestWorker[]> {
  const workers = Array.from({ length: count }, (_, index) => aWorker({ nik: nikOf(index) }));
  await insertWorkers(held, workers);
  await held.asAdmin(
    `update registry.memberships set state = 'REGISTERED', kpj = null where worker_id in (${listOf(workers)})`,
  );
  return workers;
}

let made = 0;

/** Each its own, whatever is drawn: 28 days of 9 months of 60 years, then the serial. */
function nikOf(index: number): string {
  made += 1;
  return `517104${String((made % 28) + 1).padStart(2, '0')}0${(index % 9) + 1}${String((made % 60) + 30).padStart(2, '0')}${String((made % 9_000) + 1_000)}`;
}

function listOf(workers: readonly TestWorker[]): string {
  return workers.map(({ workerId }) => `'${workerId}'`).join(', ');
}

/** The monthly bill run of those who pay for themselves, as the job worker does it. */
export async function billMonth(held: TestDatabase, month: string, on = `${month}-01`): Promise<void> {
  await held.database.worker.query('select contributions.run_bpu_bills($1, $2)', [month, on]);
}

export interface TestPayment {
  readonly code: string;
  readonly amountIdr: number;
  readonly receivedOn: string;
  readonly reference?: string;
  readonly channel?: 'teller' | 'va' | 'transfer';
}

/** Money comes in, as an officer takes it; answers each payment's id and whether it was new. */
export async function receive(
  held: TestDatabase,
  payments: readonly TestPayment[],
): Promise<readonly { payment_id: string; is_new: boolean }[]> {
  const rows = payments.map(({ channel = 'va', reference = newId(), ...rest }) => ({
    ...{ paymentId: newId(), channel, source: 'snap:test', reference, accountId: null },
    ...rest,
  }));
  return inTransaction(held.services.pool, contextOf(anOfficer), async ({ client }) => {
    const { rows: answers } = await client.query<{ payment_id: string; is_new: boolean }>(
      'select payment_id, is_new from contributions.receive_payments($1::jsonb)',
      [JSON.stringify(rows)],
    );
    return answers;
  });
}

/** A payment is taken back by the bank. */
export async function reverse(held: TestDatabase, paymentId: string, on: string): Promise<string> {
  return inTransaction(held.services.pool, contextOf(anOfficer), async ({ client }) => {
    const { rows } = await client.query<{ answer: string }>(
      'select contributions.reverse_payment($1, $2, $3, null) as answer',
      [paymentId, on, 'ditarik kembali oleh bank'],
    );
    return rows[0]?.answer ?? '';
  });
}
