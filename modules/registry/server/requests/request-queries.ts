import { type RawBuilder, sql } from 'kysely';
import type { RequestChannel, RequestKind, RequestState } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface RequestRow {
  readonly worker_id: string;
  readonly request_id: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly channel: RequestChannel;
  readonly content_sealed: Buffer;
  readonly area_code: string;
  readonly work_area_code: string;
  readonly clock_within: number;
  readonly clock_unit: 'hours' | 'days' | 'working_days';
  readonly clock_law: string;
  readonly clock_certainty: string;
  readonly opened_at: Date;
  readonly due_at: Date;
  readonly closed_at: Date | null;
  readonly version: number;
  readonly minutes_left: number;
  /** Of the worker, as far as the caller sees him. */
  readonly name: string | null;
  readonly nik_masked: string | null;
  readonly birth_date: string | null;
  readonly area_path_name: string | null;
}

const columns = sql`r.worker_id, r.request_id, r.kind, r.state, r.channel, r.content_sealed, r.area_code, r.work_area_code, r.clock_within,
  r.clock_unit, r.clock_law, r.clock_certainty, r.opened_at, r.due_at, r.closed_at, r.version,
  floor(extract(epoch from r.due_at - now()) / 60)::int as minutes_left, w.name, w.nik_masked, w.birth_date, a.path_name as area_path_name`;

const joined = sql`registry.requests r left join registry.workers w on w.worker_id = r.worker_id
  left join registry.areas a on a.code = coalesce(nullif(r.area_code, ''), r.work_area_code)`;

/** One request; null when there is none or the row policies hide it: nobody can tell which. */
export async function findRequest(transaction: Transaction, requestId: string): Promise<RequestRow | null> {
  const { rows } =
    await sql<RequestRow>`select ${columns} from ${joined} where r.request_id = ${requestId}::uuid`.execute(
      transaction.of<unknown>(),
    );
  return rows[0] ?? null;
}

/** Moves a request on if it still is as it was seen; false when someone was faster. */
export async function moveRequest(
  transaction: Transaction,
  row: RequestRow,
  to: { readonly state: RequestState; readonly version: number },
): Promise<boolean> {
  const closes = to.state !== 'OPEN' && to.state !== 'IN_PROGRESS';
  const { rows } = await sql`update registry.requests set state = ${to.state}, version = version + 1,
      closed_at = ${closes ? sql`now()` : sql`null`}
    where worker_id = ${row.worker_id}::uuid and request_id = ${row.request_id}::uuid and version = ${to.version} and closed_at is null
    returning 1`.execute(transaction.of<unknown>());
  return rows.length > 0;
}

/** Where a request stands in the list. */
export interface RequestPlace {
  readonly isClosed: boolean;
  readonly dueAt: string;
  readonly requestId: string;
}

export interface RequestFilter {
  readonly kind: RequestKind | null;
  readonly state: 'open' | 'closed' | 'overdue' | null;
  readonly workerId: string | null;
  /** The last place of the page before. */
  readonly after: RequestPlace | null;
  readonly limit: number;
}

/** Requests in the caller's sight: open ones before closed ones, the earliest end of time first. */
export async function listRequests(transaction: Transaction, filter: RequestFilter): Promise<RequestRow[]> {
  const { kind, workerId, after, limit } = filter;
  const { rows } = await sql<RequestRow>`select ${columns} from ${joined}
    where ${ofState(filter.state)}
      and (${kind}::text is null or r.kind = ${kind}) and (${workerId}::uuid is null or r.worker_id = ${workerId}::uuid)
      and (${after === null} or (r.closed_at is not null, r.due_at, r.request_id)
        > (${after?.isClosed ?? false}::boolean, ${after?.dueAt ?? null}::timestamptz, ${after?.requestId ?? null}::uuid))
    order by r.closed_at is not null, r.due_at, r.request_id limit ${limit}`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

function ofState(state: RequestFilter['state']): RawBuilder<unknown> {
  switch (state) {
    case 'open':
      return sql`r.closed_at is null`;
    case 'closed':
      return sql`r.closed_at is not null`;
    case 'overdue':
      return sql`r.closed_at is null and r.due_at < now()`;
    case null:
      return sql`true`;
  }
}

export interface RequestCount {
  readonly kind: RequestKind;
  readonly open: number;
  readonly due_soon: number;
  readonly overdue: number;
}

/** How many open requests of each kind are in sight, due within so many hours, and overdue. */
export async function countRequests(transaction: Transaction, soonHours: number): Promise<RequestCount[]> {
  const { rows } = await sql<RequestCount>`select kind, count(*)::int as open,
      count(*) filter (where due_at >= now() and due_at <= now() + make_interval(hours => ${soonHours}))::int as due_soon,
      count(*) filter (where due_at < now())::int as overdue
    from registry.requests where closed_at is null group by kind`.execute(transaction.of<unknown>());
  return rows;
}

/** Whether the worker has an open request of that kind. */
export async function hasOpenRequest(
  transaction: Transaction,
  workerId: string,
  kind: RequestKind,
): Promise<boolean> {
  const { rows } = await sql`select 1 from registry.requests
    where worker_id = ${workerId}::uuid and kind = ${kind} and closed_at is null limit 1`.execute(
    transaction.of<unknown>(),
  );
  return rows.length > 0;
}
