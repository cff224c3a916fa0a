import { sql } from 'kysely';
import type { MembershipState } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface LifeWorkerRow {
  readonly worker_id: string;
  readonly identity_sealed: Buffer;
  readonly name: string;
  readonly birth_date: string;
  readonly birth_place: string;
  readonly sex: string;
  readonly mother_name: string;
  readonly address: string;
  readonly hamlet: string;
  readonly occupation: string;
  readonly occupation_group: string;
  readonly declared_income_idr: string | null;
  readonly area_code: string;
  readonly work_area_code: string;
  readonly deceased_on: string | null;
  readonly nik_flags: string[];
  readonly version: number;
  /** The record that stands in place of this one. */
  readonly merged_into: string | null;
}

/** What acts look at and change of one worker; null when there is none or the row policies hide it. */
export async function findLifeWorker(
  transaction: Transaction,
  workerId: string,
): Promise<LifeWorkerRow | null> {
  const found = await sql<LifeWorkerRow>`
    select worker_id, identity_sealed, name, birth_date, birth_place, sex, mother_name, address, hamlet, occupation, occupation_group,
      declared_income_idr::text as declared_income_idr, area_code, work_area_code, deceased_on, nik_flags, version, merged_into
    from registry.workers where worker_id = ${workerId}::uuid`.execute(transaction.of<unknown>());
  return found.rows[0] ?? null;
}

export interface LifeMembershipRow {
  readonly membership_id: string;
  readonly segment: 'PU' | 'BPU';
  readonly organisation_id: string | null;
  readonly organisation_name: string | null;
  readonly state: MembershipState;
  readonly opened_on: string;
  readonly ended_on: string | null;
  readonly end_reason: string | null;
  readonly occupation: string;
  readonly wage_idr: string | null;
  readonly version: number;
}

/** All memberships of a worker by id, as acts look at them. */
export async function listLifeMemberships(
  transaction: Transaction,
  workerId: string,
): Promise<LifeMembershipRow[]> {
  const found = await sql<LifeMembershipRow>`
    select m.membership_id, m.segment, m.organisation_id, o.name as organisation_name, m.state, m.opened_on, m.ended_on, m.end_reason,
      m.occupation, m.wage_idr::text as wage_idr, m.version
    from registry.memberships m left join registry.organisations o on o.organisation_id = m.organisation_id
    where m.worker_id = ${workerId}::uuid order by m.membership_id`.execute(transaction.of<unknown>());
  return found.rows;
}

export interface EventRow {
  readonly event_id: string;
  readonly act: string;
  readonly effective_on: string;
  readonly undoes: string | null;
  readonly changes: unknown;
  readonly changes_sealed: Buffer | null;
  readonly reason: string;
  readonly document_id: string | null;
  readonly actor_name: string;
  readonly actor_role: string;
  readonly approved_by: string | null;
  readonly approver_name: string | null;
  readonly worker_version: number;
  readonly recorded_at: Date;
}

/** The acts on a worker, oldest first. */
export async function listEvents(transaction: Transaction, workerId: string): Promise<EventRow[]> {
  const found = await sql<EventRow>`
    select event_id, act, effective_on, undoes, changes, changes_sealed, reason, document_id, actor_name, actor_role, approved_by,
      approver_name, worker_version, recorded_at
    from registry.worker_life(${workerId}::uuid)`.execute(transaction.of<unknown>());
  return found.rows;
}

/** What `registry.keep_worker_act` takes, as it takes it. */
export interface KeptAct {
  readonly event: Readonly<Record<string, unknown>>;
  readonly worker: Readonly<Record<string, unknown>>;
  readonly memberships: readonly Readonly<Record<string, unknown>>[];
  readonly claims: Readonly<Record<string, { readonly was: string | null; readonly is: string | null }>>;
}

/** Writes an act whole; null where the NIK is someone else's, `'changed'` where the worker is no longer as he was loaded. */
export async function keepWorkerAct(
  transaction: Transaction,
  { event, worker, memberships, claims }: KeptAct,
): Promise<number | 'changed' | null> {
  await sql`savepoint keep_worker_act`.execute(transaction.of<unknown>());
  try {
    const kept = await sql<{ version: number | null }>`
      select registry.keep_worker_act(${JSON.stringify(event)}::jsonb, ${JSON.stringify(worker)}::jsonb,
        ${JSON.stringify(memberships)}::jsonb, ${JSON.stringify(claims)}::jsonb) as version`.execute(
      transaction.of<unknown>(),
    );
    return kept.rows[0]?.version ?? null;
  } catch (error) {
    if (!isChanged(error)) throw error;
    await sql`rollback to savepoint keep_worker_act`.execute(transaction.of<unknown>());
    return 'changed';
  }
}

/** `object_not_in_prerequisite_state`: what the function says of a worker who is not as he was loaded. */
function isChanged(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55000';
}
