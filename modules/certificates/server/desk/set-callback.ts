import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { refuseDesk } from '#modules/certificates/core/index.ts';
import { emptyContext, type RowContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { writeAudit } from '#platform/server/audit/index.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { type SealPlace, seal } from '#platform/server/secrets/sealing.ts';
import { isSendable } from './send-signed.ts';

/** The command line keeps addresses of desks as the administrator would; it has no account of its own. */
const commandLine = {
  accountId: '00000000-0000-0000-0000-000000000000',
  name: 'bin/semesta setup',
  role: 'admin',
  organisationId: null,
};
const context: RowContext = {
  ...emptyContext,
  account: commandLine.accountId,
  role: 'admin',
  writes: ['accounts'],
};

/** Where the secret of a desk's address is sealed. */
export function callbackSealPlace(callbackId: string): SealPlace {
  return { table: 'callbacks', column: 'secret', rowId: callbackId };
}

/**
 * Sets where the system of a permit desk is told of changes. The secret that signs the messages is made here, shown once and kept sealed;
 * an earlier address of the desk is stopped, and what still waits for it is sent there.
 *
 * @throws Refusal `desk.callback_url`, `desk.callback_area`
 */
export async function setCallback(
  services: Services,
  { deskArea, url }: { readonly deskArea: string; readonly url: string },
): Promise<{ readonly secret: string }> {
  if (!/^\d{2}(\.\d{2}){0,2}$/.test(deskArea)) throw refuseDesk('desk.callback_area');
  if (url.length > 500 || !isSendable(url, services.mode)) throw refuseDesk('desk.callback_url');
  const secret = randomBytes(32).toString('base64url');
  const callbackId = newId();
  const sealed = `\\x${seal(services.secrets, callbackSealPlace(callbackId), secret).toString('hex')}`;
  await inTransaction(services.pool, context, async (transaction) => {
    await keep(transaction, {
      callback_id: callbackId,
      desk_area: deskArea,
      url: new URL(url).href,
      secret_sealed: sealed,
    });
    await audit(transaction, 'certificates.set-callback', deskArea);
  });
  return { secret };
}

/** Stops telling the system of a desk. Throws Refusal `desk.no_callback`. */
export async function stopCallback(services: Services, deskArea: string): Promise<void> {
  await inTransaction(services.pool, context, async (transaction) => {
    if (!(await keep(transaction, { desk_area: deskArea }))) throw refuseDesk('desk.no_callback');
    await audit(transaction, 'certificates.stop-callback', deskArea);
  });
}

async function keep(transaction: Transaction, callback: Readonly<Record<string, string>>): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`
    select certificates.keep_callback(${JSON.stringify(callback)}::jsonb) as kept`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.kept === true;
}

async function audit(transaction: Transaction, act: string, deskArea: string): Promise<void> {
  await writeAudit(transaction, commandLine, {
    act,
    subjectKind: 'permit_desk',
    subjectId: deskArea,
    areaCode: deskArea,
  });
}
