import type pg from 'pg';
import { type Caller, contextOf } from '#platform/core/roles.ts';
import { writeAudit } from '#platform/server/audit/write-audit.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { findCaller, stranger } from './callers.ts';

/** Writes into the journal what an account did to sign in, out, or to its own password and second factor. */
export function recordOwnAct(authPool: pg.Pool, caller: Caller, act: string): Promise<string> {
  return inTransaction(authPool, contextOf(caller), async (transaction) => {
    if (act === 'accounts.sign-in')
      await transaction.client.query(
        `insert into accounts.last_sign_ins (account_id) values ($1)
         on conflict (account_id) do update set signed_in_at = now()`,
        [caller.accountId],
      );
    return writeAudit(transaction, caller, { act, subjectKind: 'account', subjectId: caller.accountId });
  });
}

/** A failed try: in the account's name when the e-mail is one's, else under the keyed hash of what was typed. */
export async function recordFailure(
  authPool: pg.Pool,
  failure: { readonly email: string; readonly emailIndex: Buffer; readonly code: string },
): Promise<void> {
  const known = await findCaller(authPool, { email: failure.email });
  const caller = known ?? stranger;
  await inTransaction(authPool, contextOf(caller), (transaction) =>
    writeAudit(transaction, caller, {
      act: 'accounts.fail-sign-in',
      subjectKind: known ? 'account' : 'email-index',
      subjectId: known ? known.accountId : failure.emailIndex.toString('hex').slice(0, 16),
      details: { code: failure.code },
    }),
  );
}

/** A one-time code that was refused, under the keyed hash of the card: whose it is, the journal does not say. */
export async function recordFailedCard(authPool: pg.Pool, cardIndex: Buffer, code: string): Promise<void> {
  await inTransaction(authPool, contextOf(stranger), (transaction) =>
    writeAudit(transaction, stranger, {
      act: 'accounts.fail-sign-in',
      subjectKind: 'card-index',
      subjectId: cardIndex.toString('hex').slice(0, 16),
      details: { code },
    }),
  );
}
