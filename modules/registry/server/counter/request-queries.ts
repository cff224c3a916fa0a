import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface RequestRow {
  readonly request_id: string;
  readonly code: string;
  readonly content_sealed: Buffer;
  readonly state: 'REQUESTED' | 'ACCEPTED' | 'REJECTED';
  readonly reason: string;
  readonly worker_id: string | null;
  readonly decider_name: string | null;
  readonly decided_at: Date | null;
  readonly created_at: Date;
  readonly version: number;
  readonly area_code: string;
  readonly area_name: string | null;
  readonly area_kind: string | null;
  readonly area_path_name: string | null;
  /** Other requests with this NIK that wait too. */
  readonly same_nik: number;
}

const columns = sql`r.request_id, r.code, r.content_sealed, r.state, r.reason, r.worker_id, r.decider_name, r.decided_at, r.created_at,
  r.version, r.area_code, a.name as area_name, a.kind as area_kind, a.path_name as area_path_name,
  (select count(*)::int from registry.registration_requests o
    where o.nik_index = r.nik_index and o.state = 'REQUESTED' and o.request_id <> r.request_id) as same_nik`;

/** A request that the caller may decide, held until the act ends; null where there is none in his area. */
export async function holdRequest(
  transaction: Transaction,
  requestId: string,
): Promise<Pick<RequestRow, 'request_id' | 'content_sealed' | 'state' | 'version' | 'area_code'> | null> {
  const found =
    await sql<RequestRow>`select request_id, content_sealed, state, version, area_code from registry.registration_requests
    where request_id = ${requestId}::uuid for update`.execute(transaction.of<unknown>());
  return found.rows[0] ?? null;
}

export async function findRequest(transaction: Transaction, requestId: string): Promise<RequestRow | null> {
  const found = await sql<RequestRow>`select ${columns} from registry.registration_requests r
    left join registry.areas a on a.code = r.area_code where r.request_id = ${requestId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  return found.rows[0] ?? null;
}

/** Requests of the caller's area that wait, the oldest first, after the one named. */
export async function listOpenRequests(
  transaction: Transaction,
  page: { readonly after: string | null; readonly limit: number },
): Promise<RequestRow[]> {
  const found = await sql<RequestRow>`select ${columns} from registry.registration_requests r
    left join registry.areas a on a.code = r.area_code
    where r.state = 'REQUESTED' and (${page.after}::uuid is null or r.request_id > ${page.after}::uuid)
    order by r.request_id limit ${page.limit}`.execute(transaction.of<unknown>());
  return found.rows;
}

export async function countOpenRequests(transaction: Transaction): Promise<number> {
  const counted = await sql<{
    total: number;
  }>`select count(*)::int as total from registry.registration_requests
    where state = 'REQUESTED'`.execute(transaction.of<unknown>());
  return counted.rows[0]?.total ?? 0;
}
