import { sql } from 'kysely';
import { refuseBank } from '#modules/contributions/core/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { writeAudit } from '#platform/server/audit/index.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { bankContext } from './bank-context.ts';

/**
 * Stops a bank at once, its tokens with it, or lets it in again with the secret it has.
 *
 * @throws Refusal `bank.not_found`
 */
export async function stopBank(
  { pool }: Services,
  { partnerId, isStopped }: { readonly partnerId: string; readonly isStopped: boolean },
): Promise<void> {
  // The command line has no account of its own: the entry stands under one made for it, beside the bank it is about.
  const accountId = newId();
  await inTransaction(pool, bankContext(accountId), async (transaction) => {
    const { rows } = await sql<{ found: boolean }>`
      select contributions.stop_bank(${partnerId}, ${isStopped}) as found`.execute(transaction.of<unknown>());
    if (rows[0]?.found !== true) throw refuseBank('bank.not_found');
    await writeAudit(
      transaction,
      { accountId, name: partnerId, role: 'bank', organisationId: null },
      {
        act: isStopped ? 'contributions.stop-bank' : 'contributions.let-bank-in',
        subjectKind: 'bank',
        subjectId: partnerId,
      },
    );
  });
}
