import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '#platform/core/canonical-json.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import { type Caller, contextOf, type Role } from '#platform/core/roles.ts';
import { type AuditEntry, writeAudit } from '#platform/server/audit/write-audit.ts';
import { inTransaction, type Transaction } from '#platform/server/db/transaction.ts';
import type { Services } from './services.ts';

/** An act as data: its name (`module.verb-noun`) and the roles that may do it. Scope is the row policies'. */
export interface ActDefinition {
  readonly name: string;
  readonly roles: readonly Role[];
}

export interface ActCall<Output> {
  readonly act: ActDefinition;
  readonly caller: Caller;
  /** Idempotency key of 8 to 200 characters; kept 90 days. Without one, the act runs each time. */
  readonly key?: string | undefined;
  /** What was asked, for telling the same request from another one under the same key. Only its keyed hash is kept. */
  readonly request: unknown;
  /** Does the change in the open transaction: load, decide, save; says what to audit. */
  readonly perform: (
    transaction: Transaction,
  ) => Promise<{ readonly output: Output; readonly audit: AuditEntry }>;
}

interface StoredAnswer {
  readonly act: string;
  readonly request_hash: Buffer;
  readonly response: { readonly output: unknown } | null;
}

/**
 * The one way to change anything: right, idempotency, the change, its audit entry and its jobs, all
 * in one transaction. The same key and request again gives the first answer and changes nothing.
 *
 * @throws Refusal `access.forbidden`, `idempotency.conflict`, or what `perform` refuses
 */
export async function act<Output>(services: Services, call: ActCall<Output>): Promise<Output> {
  requireRole(call.act, call.caller);
  return inTransaction(services.pool, contextOf(call.caller), async (transaction) => {
    const hash = requestHash(services, call);
    if (call.key) {
      const earlier = await claimKey(transaction, call, call.key, hash);
      if (earlier) return earlier.output as Output;
    }
    const { output, audit } = await call.perform(transaction);
    await writeAudit(transaction, call.caller, audit);
    if (call.key) await keepAnswer(transaction, call.caller, call.key, output);
    return output;
  });
}

/** Refuses a role that the act does not list. */
export function requireRole(definition: ActDefinition, caller: Caller): void {
  if (!definition.roles.includes(caller.role))
    throw refuse('access.forbidden', { act: definition.name, role: caller.role });
}

/**
 * Reads people under the caller's scope and audits the look in the same transaction.
 * `read` returns what was shown and which workers it showed.
 */
export async function readPeople<Output>(
  services: Services,
  call: Omit<ActCall<Output>, 'key' | 'request'>,
): Promise<Output> {
  return act(services, { ...call, request: null });
}

/** Reads under the caller's scope where no person is shown: no audit entry. */
export function read<Output>(
  services: Services,
  caller: Caller,
  work: (transaction: Transaction) => Promise<Output>,
): Promise<Output> {
  return inTransaction(services.pool, contextOf(caller), work);
}

/** Waits for a concurrent owner of the key, by the primary key itself, before looking. */
async function claimKey(
  transaction: Transaction,
  { act: definition, caller }: ActCall<unknown>,
  key: string,
  hash: Buffer,
): Promise<{ readonly output: unknown } | null> {
  const db = transaction.of<unknown>();
  const claimed = await sql`insert into platform.idempotency_keys (account_id, key, act, request_hash)
    values (${caller.accountId}::uuid, ${key}, ${definition.name}, ${hash}) on conflict do nothing returning 1`.execute(
    db,
  );
  if (claimed.rows.length > 0) return null;
  const stored = await sql<StoredAnswer>`select act, request_hash, response from platform.idempotency_keys
    where account_id = ${caller.accountId}::uuid and key = ${key}`.execute(db);
  const row = stored.rows[0];
  if (!row || row.act !== definition.name || !row.request_hash.equals(hash))
    throw refuse('idempotency.conflict', { key });
  return row.response;
}

async function keepAnswer(
  transaction: Transaction,
  caller: Caller,
  key: string,
  output: unknown,
): Promise<void> {
  await sql`update platform.idempotency_keys set response = ${canonicalJson({ output })}::jsonb
    where account_id = ${caller.accountId}::uuid and key = ${key}`.execute(transaction.of<unknown>());
}

/** Keyed, because a request may hold a NIK and a plain hash of one is reversible in seconds. */
function requestHash(services: Services, call: ActCall<unknown>): Buffer {
  return createHash('sha256')
    .update(services.secrets.indexKey)
    .update(call.act.name)
    .update(canonicalJson(call.request))
    .digest();
}
