import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface WorkerSearch {
  /** Readings of a name, the best first; empty: whatever the name. */
  readonly readings: readonly SearchReading[];
  readonly nikIndex: Buffer | null;
  readonly kpj: string | null;
  readonly nikMasked: string | null;
  /** Year of birth. */
  readonly bornIn: number | null;
  readonly within: string | null;
  readonly segment: string | null;
  readonly organisationId: string | null;
  /** The last place of the page before. */
  readonly after: WorkerPlace | null;
  readonly limit: number;
}

/** One reading of a name as the index of names is asked (a tsquery), in these areas alone where there are any. */
export interface SearchReading {
  readonly query: string;
  /** The whole words beside a beginning: few bear them, as a rule; null where the query is asked whole. */
  readonly lead: string | null;
  readonly areas: readonly string[];
}

/** Where a worker stands in the order of a search: by which reading (from 1), in which part of the scope, its area there, and the id. */
export interface WorkerPlace {
  readonly reading: number;
  readonly part: number;
  readonly key: string;
  readonly workerId: string;
}

/** Places of the workers found, through the definer function that applies the scope itself. */
export async function findWorkerPlaces(
  transaction: Transaction,
  search: WorkerSearch,
): Promise<WorkerPlace[]> {
  const { readings, after } = search;
  const found = await sql<WorkerPlace>`
    select reading, part, sort_key as key, worker_id as "workerId" from registry.search_workers(
      ${readings.map((reading) => reading.query)}::text[], ${readings.map((reading) => reading.lead)}::text[],
      ${readings.map((reading) => reading.areas.join(',') || null)}::text[],
      ${search.nikIndex}::bytea, ${search.kpj}, ${search.nikMasked}, ${search.bornIn}::int, ${search.within}, ${search.segment},
      ${search.organisationId}::uuid, ${after?.reading ?? null}::int, ${after?.part ?? null}::int, ${after?.key ?? null},
      ${after?.workerId ?? null}::uuid, ${search.limit}::int)`.execute(transaction.of<unknown>());
  return found.rows;
}

export interface WorkerLineRow {
  readonly worker_id: string;
  readonly name: string;
  readonly nik_masked: string;
  readonly birth_date: string;
  readonly sex: 'L' | 'P';
  readonly occupation: string;
  readonly deceased_on: string | null;
  readonly segments: ('PU' | 'BPU')[];
  /** Of the open membership that stands best; null where none is open. */
  readonly open_state: 'REQUESTED' | 'REGISTERED' | 'ACTIVE' | 'LAPSED' | null;
  readonly area_code: string | null;
  readonly area_name: string | null;
  readonly area_kind: string | null;
  readonly area_path_name: string | null;
}

const lineColumns = sql`w.worker_id, w.name, w.nik_masked, w.birth_date, w.sex, w.occupation, w.deceased_on,
  array(select distinct m.segment from registry.memberships m where m.worker_id = w.worker_id and m.ended_on is null order by 1) as segments,
  (select m.state from registry.memberships m where m.worker_id = w.worker_id and m.ended_on is null
    order by array_position(array['ACTIVE', 'REGISTERED', 'REQUESTED', 'LAPSED'], m.state) limit 1) as open_state,
  a.code as area_code, a.name as area_name, a.kind as area_kind, a.path_name as area_path_name`;

/** The lines of these workers in the order given, as far as the row policies let the caller see them. */
export async function listWorkerLines(
  transaction: Transaction,
  workerIds: readonly string[],
): Promise<WorkerLineRow[]> {
  const found = await sql<WorkerLineRow>`
    select ${lineColumns}
    from registry.workers w left join registry.areas a on a.code = w.area_code
    where w.worker_id = any (${[...workerIds]}::uuid[])
    order by array_position(${[...workerIds]}::uuid[], w.worker_id)`.execute(transaction.of<unknown>());
  return found.rows;
}

export interface WorkerRow extends WorkerLineRow {
  readonly identity_sealed: Buffer;
  readonly birth_place: string;
  readonly mother_name: string;
  readonly address: string;
  readonly hamlet: string;
  readonly declared_income_idr: string | null;
  readonly nik_flags: string[];
  readonly demonstration: boolean;
  readonly created_at: Date;
  readonly version: number;
  readonly work_area_code: string | null;
  readonly work_area_name: string | null;
  readonly work_area_kind: string | null;
  readonly work_area_path_name: string | null;
  /** The record that stands in place of this one, and its name where the caller may see it. */
  readonly standing_id: string | null;
  readonly standing_name: string | null;
}

/** Everything of one worker; null when there is none or the row policies hide it: nobody can tell which. */
export async function findWorker(transaction: Transaction, workerId: string): Promise<WorkerRow | null> {
  const found = await sql<WorkerRow>`
    select ${lineColumns}, w.identity_sealed, w.birth_place, w.mother_name, w.address, w.hamlet,
      w.declared_income_idr::text as declared_income_idr, w.nik_flags, w.demonstration, w.created_at, w.version,
      b.code as work_area_code, b.name as work_area_name, b.kind as work_area_kind, b.path_name as work_area_path_name,
      g.standing_id, (select s.name from registry.workers s where s.worker_id = g.standing_id) as standing_name
    from registry.workers w
    left join registry.areas a on a.code = w.area_code
    left join registry.areas b on b.code = w.work_area_code
    cross join lateral (select case when w.merged_into is not null then registry.standing_worker(w.worker_id) end as standing_id) g
    where w.worker_id = ${workerId}::uuid`.execute(transaction.of<unknown>());
  return found.rows[0] ?? null;
}

export interface MembershipRow {
  readonly membership_id: string;
  readonly segment: 'PU' | 'BPU';
  readonly state: 'REQUESTED' | 'REGISTERED' | 'ACTIVE' | 'LAPSED' | 'ENDED';
  readonly organisation_id: string | null;
  readonly organisation_name: string | null;
  readonly kpj: string | null;
  readonly opened_on: string;
  readonly ended_on: string | null;
  readonly end_reason: string | null;
  readonly occupation: string;
  readonly wage_idr: string | null;
  readonly list_id: string | null;
}

/** A worker's memberships as the caller may see them, open ones first. */
export async function listMemberships(transaction: Transaction, workerId: string): Promise<MembershipRow[]> {
  const found = await sql<MembershipRow>`
    select m.membership_id, m.segment, m.state, o.organisation_id, o.name as organisation_name, m.kpj, m.opened_on, m.ended_on,
      m.end_reason, m.occupation, m.wage_idr::text as wage_idr, m.list_id
    from registry.memberships m left join registry.organisations o on o.organisation_id = m.organisation_id
    where m.worker_id = ${workerId}::uuid
    order by m.ended_on desc nulls first, m.opened_on desc, m.membership_id`.execute(
    transaction.of<unknown>(),
  );
  return found.rows;
}

export interface LookRow {
  readonly recorded_at: Date;
  readonly actor_name: string;
  readonly actor_role: string;
  readonly organisation: string | null;
  readonly act: string;
  readonly reason: string | null;
}

/** Who acted on or looked at a worker, newest first. */
export async function listLooks(
  transaction: Transaction,
  workerId: string,
  limit: number,
): Promise<LookRow[]> {
  const found =
    await sql<LookRow>`select * from registry.worker_history(${workerId}::uuid, ${limit}::int)`.execute(
      transaction.of<unknown>(),
    );
  return found.rows;
}
