import { sql } from 'kysely';
import type { RequestState } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { sealWords } from './request-content.ts';
import type { RequestRow } from './request-queries.ts';

export interface EventRow {
  readonly event_id: string;
  readonly act: string;
  readonly state: RequestState;
  readonly words_sealed: Buffer | null;
  readonly actor_name: string;
  readonly actor_role: string;
  readonly recorded_at: Date;
}

/** Writes down what was done with a request. */
export async function insertRequestEvent(
  services: Services,
  transaction: Transaction,
  caller: Caller,
  event: {
    readonly row: Pick<RequestRow, 'worker_id' | 'request_id' | 'kind' | 'area_code' | 'work_area_code'>;
    readonly act: string;
    readonly state: RequestState;
    readonly words: string;
  },
): Promise<void> {
  const { row, act, state, words } = event;
  const eventId = newId();
  await sql`insert into registry.request_events (worker_id, request_id, event_id, kind, act, state, words_sealed, account_id, actor_name, actor_role,
      area_code, work_area_code)
    values (${row.worker_id}::uuid, ${row.request_id}::uuid, ${eventId}::uuid, ${row.kind}, ${act}, ${state},
      ${sealWords(services.secrets, eventId, words)}, ${caller.accountId}::uuid, ${caller.name}, ${caller.role}, ${row.area_code},
      ${row.work_area_code})`.execute(transaction.of<unknown>());
}

/** What was done with a request, oldest first. */
export async function listRequestEvents(
  transaction: Transaction,
  row: Pick<RequestRow, 'worker_id' | 'request_id'>,
): Promise<EventRow[]> {
  const { rows } =
    await sql<EventRow>`select event_id, act, state, words_sealed, actor_name, actor_role, recorded_at
    from registry.request_events where worker_id = ${row.worker_id}::uuid and request_id = ${row.request_id}::uuid
    order by event_id`.execute(transaction.of<unknown>());
  return rows;
}

export interface CopyRow {
  readonly format: 'json' | 'pdf';
  readonly size_bytes: number;
  readonly expires_at: Date;
}

/** The copies that can still be fetched. */
export async function listCopies(
  transaction: Transaction,
  row: Pick<RequestRow, 'worker_id' | 'request_id'>,
): Promise<CopyRow[]> {
  const { rows } = await sql<CopyRow>`select format, size_bytes, expires_at from registry.access_copies
    where worker_id = ${row.worker_id}::uuid and request_id = ${row.request_id}::uuid order by format`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}
