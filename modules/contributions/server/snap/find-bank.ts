import { sql } from 'kysely';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { openSealed } from '#platform/server/secrets/sealing.ts';
import { bankContext, noBank } from './bank-context.ts';

/** A bank that may call, its keys opened. */
export interface Bank {
  readonly partnerId: string;
  readonly companyCode: string;
  readonly accountId: string;
  readonly publicKey: string;
  readonly secret: string;
  /** The simulator's own half; null of every real bank. */
  readonly privateKey: string | null;
  /** Whether the token asked about is its own and still good. */
  readonly tokenHolds: boolean;
}

interface BankRow {
  readonly company_code: string;
  readonly public_key: string;
  readonly secret_sealed: Buffer;
  readonly private_key_sealed: Buffer | null;
  readonly account_id: string;
  readonly token_holds: boolean;
}

export const partnerIdShape = /^[A-Za-z0-9-]{1,36}$/;

/** The bank of that id, or null. @param tokenHash of the token it came with, when it came with one */
export async function findBank(
  { pool, secrets, mode }: Services,
  partnerId: string,
  tokenHash: Buffer | null = null,
): Promise<Bank | null> {
  if (!partnerIdShape.test(partnerId)) return null;
  const { rows } = await inTransaction(pool, bankContext(noBank), (transaction) =>
    sql<BankRow>`select * from contributions.find_bank(${partnerId}, ${tokenHash})`.execute(
      transaction.of<unknown>(),
    ),
  );
  const [row] = rows;
  if (!row) return null;
  // A bank whose own key we hold is the simulator: outside the demonstration it is nobody.
  if (mode === 'real' && row.private_key_sealed !== null) return null;
  const opened = (column: string, sealed: Buffer) =>
    openSealed(secrets, bankSealPlace(partnerId, column), sealed).toString('utf8');
  return {
    partnerId,
    companyCode: row.company_code,
    accountId: row.account_id,
    publicKey: row.public_key,
    secret: opened('secret', row.secret_sealed),
    privateKey: row.private_key_sealed === null ? null : opened('private_key', row.private_key_sealed),
    tokenHolds: row.token_holds,
  };
}

/** Where a key of a bank is sealed to. */
export function bankSealPlace(partnerId: string, column: string) {
  return { table: 'snap_partners', column, rowId: partnerId };
}
