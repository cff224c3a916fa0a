import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface RecordRow {
  readonly merged_into: string | null;
  readonly custodians: string[];
  /** `{membershipId: kpj}`. */
  readonly kpjs: Readonly<Record<string, string>>;
  readonly memberships_seen: string[];
}

/** What a merge looks at besides what every act on a worker does. */
export async function findRecord(transaction: Transaction, workerId: string): Promise<RecordRow | null> {
  const found = await sql<RecordRow>`
    select w.merged_into, w.custodians,
      coalesce((select jsonb_object_agg(m.membership_id, m.kpj) from registry.memberships m
        where m.worker_id = w.worker_id and m.kpj is not null), '{}') as kpjs,
      array(select m.membership_id::text || ' ' || m.version from registry.memberships m where m.worker_id = w.worker_id) as memberships_seen
    from registry.workers w where w.worker_id = ${workerId}::uuid`.execute(transaction.of<unknown>());
  return found.rows[0] ?? null;
}

export interface MergeRequestRow {
  readonly worker_id: string;
  readonly request_id: string;
  readonly merged_id: string;
  readonly act: string;
  readonly merge_id: string | null;
  readonly choices: unknown;
  readonly reason: string;
  readonly state: 'pending' | 'approved' | 'rejected' | 'withdrawn';
  readonly account_id: string;
  readonly actor_name: string;
  readonly actor_role: string;
  readonly person_key: string;
  readonly proposed_at: Date;
  readonly decider_name: string | null;
  readonly decision_reason: string | null;
}

/** One proposal, those that wait about a worker, or all that wait, as far as the caller oversees both workers. */
export async function listMergeRequests(
  transaction: Transaction,
  wanted: { readonly workerId?: string; readonly requestId?: string; readonly limit: number },
): Promise<MergeRequestRow[]> {
  const found = await sql<MergeRequestRow>`
    select * from registry.merge_requests_seen(${wanted.workerId ?? null}::uuid, ${wanted.requestId ?? null}::uuid, ${wanted.limit}::int)`.execute(
    transaction.of<unknown>(),
  );
  return found.rows;
}

export interface MergeRow {
  readonly worker_id: string;
  readonly merge_id: string;
  readonly merged_id: string;
  readonly choices: unknown;
  readonly moves: unknown;
  readonly images: unknown;
  readonly images_sealed: Buffer;
  readonly reason: string;
  readonly actor_name: string;
  readonly approver_name: string;
  readonly merged_at: Date;
  readonly unmerged_at: Date | null;
  readonly unmerge_reason: string | null;
  readonly unmerge_actor_name: string | null;
}

/** Merges that a worker was part of, or the latest of all, newest first. */
export async function listMerges(
  transaction: Transaction,
  wanted: { readonly workerId?: string; readonly limit: number },
): Promise<MergeRow[]> {
  const found = await sql<MergeRow>`
    select worker_id, merge_id, merged_id, choices, moves, images, images_sealed, reason, actor_name, approver_name, merged_at, unmerged_at,
      unmerge_reason, unmerge_actor_name
    from registry.merges_seen(${wanted.workerId ?? null}::uuid, ${wanted.limit}::int)`.execute(
    transaction.of<unknown>(),
  );
  return found.rows;
}

/** Keeps a proposal; the id of the one that waits already where there is one about either worker. */
export async function insertMergeRequest(
  transaction: Transaction,
  request: Readonly<Record<string, unknown>>,
): Promise<string | null> {
  const kept = await sql<{ waiting: string | null }>`
    select registry.propose_merge(${JSON.stringify(request)}::jsonb) as waiting`.execute(
    transaction.of<unknown>(),
  );
  return kept.rows[0]?.waiting ?? null;
}

/** Marks a proposal as decided; false where it does not wait any more. */
export async function updateMergeRequest(
  transaction: Transaction,
  decision: {
    readonly workerId: string;
    readonly requestId: string;
    readonly state: string;
    readonly name: string;
    readonly personKey: string;
    readonly reason: string | null;
  },
): Promise<boolean> {
  const { workerId, requestId, state, name, personKey, reason } = decision;
  const decided = await sql<{ decided: boolean }>`
    select registry.decide_merge(${workerId}::uuid, ${requestId}::uuid, ${state}, ${name}, ${personKey}, ${reason}) as decided`.execute(
    transaction.of<unknown>(),
  );
  return decided.rows[0]?.decided ?? false;
}

/** Writes a merge or its taking back; `'changed'` where the workers are no longer as they were loaded, `'taken'` where a NIK is someone else's. */
export async function keepMerge(
  transaction: Transaction,
  act: Readonly<Record<string, unknown>>,
): Promise<'kept' | 'taken' | 'changed'> {
  try {
    const kept = await sql<{
      kept: boolean;
    }>`select registry.keep_merge(${JSON.stringify(act)}::jsonb) as kept`.execute(transaction.of<unknown>());
    return kept.rows[0]?.kept ? 'kept' : 'taken';
  } catch (error) {
    // `object_not_in_prerequisite_state`: what the function says of workers who are not as they were loaded.
    if (error instanceof Error && 'code' in error && error.code === '55000') return 'changed';
    throw error;
  }
}

/** The act that waits for a second person about a worker; null where none does. */
export async function findWaitingAct(transaction: Transaction, workerId: string): Promise<string | null> {
  const found = await sql<{ act: string }>`
    select act from registry.proposals where worker_id = ${workerId}::uuid and state = 'pending' limit 1`.execute(
    transaction.of<unknown>(),
  );
  return found.rows[0]?.act ?? null;
}

/** How many acts and documents lie with a record. */
export async function countBelongings(
  transaction: Transaction,
  workerId: string,
): Promise<{ readonly events: number; readonly documents: number }> {
  const found = await sql<{ events: number; documents: number }>`
    select (select count(*)::int from registry.worker_life(${workerId}::uuid)) as events,
      (select count(*)::int from platform.documents d where d.worker_id = ${workerId}::uuid) as documents`.execute(
    transaction.of<unknown>(),
  );
  return found.rows[0] ?? { events: 0, documents: 0 };
}

/** Names of organisations as far as the caller may see them. */
export async function namesOfOrganisations(
  transaction: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ organisation_id: string; name: string }>`
    select organisation_id, name from registry.organisations where organisation_id = any (${[...ids]}::uuid[])`.execute(
    transaction.of<unknown>(),
  );
  return new Map(found.rows.map((row) => [row.organisation_id, row.name]));
}

export interface AreaRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly pathName: string;
}

/** Areas by their codes. */
export async function namesOfAreas(
  transaction: Transaction,
  codes: readonly (string | null)[],
): Promise<ReadonlyMap<string, AreaRow>> {
  const wanted = [...new Set(codes.filter((code) => code !== null && code !== ''))];
  const found = await sql<AreaRow>`
    select code, name, kind, path_name as "pathName" from registry.areas where code = any (${wanted}::text[])`.execute(
    transaction.of<unknown>(),
  );
  return new Map(found.rows.map((row) => [row.code, row]));
}

/** Groups of people alike, born after a day; the last one without workers says how far was looked where there is more. */
export async function listSuspectedDoubles(
  transaction: Transaction,
  page: { readonly after: string | null; readonly walk: number; readonly groups: number },
): Promise<{ readonly birth_date: string; readonly workers: string[] }[]> {
  const found = await sql<{ birth_date: string; workers: string[] }>`
    select birth_date, workers from registry.suspected_doubles(${page.after}::date, ${page.walk}::int, ${page.groups}::int)`.execute(
    transaction.of<unknown>(),
  );
  return found.rows;
}

/** Keeps that two records are of two people. */
export async function insertToldApart(
  transaction: Transaction,
  pair: { readonly workerId: string; readonly otherId: string; readonly name: string },
): Promise<void> {
  await sql`select registry.tell_apart(${pair.workerId}::uuid, ${pair.otherId}::uuid, ${pair.name})`.execute(
    transaction.of<unknown>(),
  );
}
