import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';

export interface AuditEntry {
  /** `module.verb-noun`, the act's own name. */
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly areaCode?: string;
  readonly reason?: string;
  /** What changed, without identity numbers: ids, counts, codes. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Workers the entry is about: their ids, or SQL that selects them as one column of uuid. */
  readonly workers?: readonly string[] | RawBuilder<unknown>;
}

/** Who did it, as the journal names him: a caller, or a bank over its own door. */
interface AuditActor {
  readonly accountId: string;
  readonly name: string;
  readonly role: string;
  readonly organisationId: string | null;
}

/**
 * Writes one audit entry in the caller's open transaction, with the workers it is about.
 * The digest of those workers goes into the entry, so that the chain covers them too.
 *
 * @returns the entry's id
 */
export async function writeAudit(
  transaction: Transaction,
  actor: AuditActor,
  entry: AuditEntry,
): Promise<string> {
  const entryId = newId();
  const workers = subjectRows(entry.workers);
  const organisation = actor.organisationId;
  await sql`
    with subjects as materialized (select distinct worker_id from (${workers}) as given),
    written as (
      insert into platform.audit_subjects (worker_id, entry_id)
      select worker_id, ${entryId}::uuid from subjects
    ),
    entry as (
      insert into platform.audit_entries (entry_id, account_id, actor_name, actor_role, organisation_id, act,
        subject_kind, subject_id, area_code, reason, details, subjects_count, subjects_digest)
      select ${entryId}::uuid, ${actor.accountId}::uuid, ${actor.name}, ${actor.role}, ${organisation}::uuid, ${entry.act},
        ${entry.subjectKind}, ${entry.subjectId}, ${entry.areaCode ?? ''}, ${entry.reason ?? null}, ${JSON.stringify(entry.details ?? {})}::jsonb,
        count(*)::int, case when count(*) > 0 then sha256(convert_to(string_agg(worker_id::text, ',' order by worker_id), 'UTF8')) end
      from subjects
    )
    insert into platform.audit_unsealed (entry_id) values (${entryId}::uuid)
  `.execute(transaction.of<unknown>());
  return entryId;
}

function subjectRows(workers: AuditEntry['workers']): RawBuilder<unknown> {
  if (!workers) return sql`select null::uuid as worker_id where false`;
  if (Array.isArray(workers)) return sql`select unnest(${[...workers]}::uuid[]) as worker_id`;
  return sql`select worker_id from (${workers}) as chosen(worker_id)`;
}
