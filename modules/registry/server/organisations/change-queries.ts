import { sql } from 'kysely';
import type { FactChange } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

interface ChangeRow {
  readonly version: number;
  readonly field: string;
  readonly old_value: string | null;
  readonly new_value: string | null;
  readonly reason: string;
  readonly actor_name: string;
  readonly recorded_at: Date;
}

/** Keeps what an organisation was: one row a field. */
export async function insertChanges(
  transaction: Transaction,
  caller: Caller,
  change: {
    readonly organisationId: string;
    readonly version: number;
    readonly reason: string;
    readonly changes: readonly FactChange[];
  },
): Promise<void> {
  const { organisationId, version, reason, changes } = change;
  await sql`
    insert into registry.organisation_changes (organisation_id, version, field, old_value, new_value, reason, account_id, actor_name)
    select ${organisationId}::uuid, ${version}, field, was, "is", ${reason}, ${caller.accountId}::uuid, ${caller.name}
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as given(field text, was text, "is" text)`.execute(
    transaction.of<unknown>(),
  );
}

/** What changed after a version, newest first. */
export async function listChanges(
  transaction: Transaction,
  asked: { readonly organisationId: string; readonly after: number; readonly limit: number },
) {
  const found = await sql<ChangeRow>`
    select version, field, old_value, new_value, reason, actor_name, recorded_at from registry.organisation_changes
    where organisation_id = ${asked.organisationId}::uuid and version > ${asked.after}
    order by version desc, field limit ${asked.limit}`.execute(transaction.of<unknown>());
  return found.rows.map((row) => ({
    version: row.version,
    field: row.field,
    was: row.old_value,
    is: row.new_value,
    reason: row.reason,
    actorName: row.actor_name,
    recordedAt: row.recorded_at.toISOString(),
  }));
}
