import { sql } from 'kysely';
import {
  type ComplaintTopic,
  mayOpenRequest,
  type RequestKind,
  refuse,
  requestKinds,
  requestRules,
} from '#modules/registry/core/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { requestAudit } from './request-audit.ts';
import { sealContent } from './request-content.ts';
import { clockOf } from './request-due.ts';
import { insertRequestEvent } from './request-events.ts';
import { findRequest, hasOpenRequest } from './request-queries.ts';
import { requestView } from './request-view.ts';

const definition = {
  name: 'registry.open-request',
  roles: [...new Set<Role>(requestKinds.flatMap((kind) => [...requestRules[kind].opens]))],
} as const;

export interface AskedRequest {
  readonly kind: RequestKind;
  /** None: the caller himself. */
  readonly workerId?: string | undefined;
  readonly words: string;
  readonly topic?: ComplaintTopic | undefined;
  /** Whom a complaint is about, as the complainant names it. */
  readonly employer: string;
}

/**
 * Opens a request of the worker himself, or of the office in his name, and starts the clock that the law sets.
 *
 * @throws Refusal `worker.not_found`, `case.not_yours`, `case.words_missing`, `case.employer_missing`, `case.open_already`
 */
export async function openRequest(services: Services, caller: Caller, asked: AskedRequest, key?: string) {
  const { requestId } = await act(services, {
    act: definition,
    caller,
    key,
    request: asked,
    perform: async (transaction) => {
      if (!mayOpenRequest(asked.kind, caller.role)) throw refuse('case.not_yours', { kind: asked.kind });
      const worker = await findAsker(transaction, caller, asked.workerId ?? caller.workerId);
      refuseIncomplete(asked);
      if (asked.kind === 'access' && (await hasOpenRequest(transaction, worker.worker_id, 'access')))
        throw refuse('case.open_already');
      const row = { ...worker, request_id: newId(), kind: asked.kind };
      await insertRequest(services, transaction, caller, { row, asked });
      await insertRequestEvent(services, transaction, caller, {
        ...{ row, act: definition.name, state: 'OPEN', words: '' },
      });
      return { output: { requestId: row.request_id }, audit: requestAudit(definition.name, row) };
    },
  });
  return read(services, caller, async (transaction) => {
    const row = await findRequest(transaction, requestId);
    if (!row) throw refuse('case.not_found');
    return requestView(services, transaction, caller, row);
  });
}

interface Asker {
  readonly worker_id: string;
  readonly area_code: string;
  readonly work_area_code: string;
}

/** The office opens for whom it oversees; someone else's worker is absent. */
async function findAsker(transaction: Transaction, caller: Caller, workerId: string | null): Promise<Asker> {
  if (caller.role === 'worker' && caller.workerId !== workerId) throw refuse('worker.not_found');
  const { rows } = await sql<Asker>`select worker_id, area_code, work_area_code from registry.workers
    where worker_id = ${workerId}::uuid`.execute(transaction.of<unknown>());
  const [worker] = rows;
  if (!worker) throw refuse('worker.not_found');
  return worker;
}

function refuseIncomplete({ kind, words, employer, topic }: AskedRequest): void {
  if (requestRules[kind].needsWords && words.trim().length < 10)
    throw refuse('case.words_missing', { field: 'words' });
  if (kind === 'complaint' && (employer.trim().length < 2 || !topic))
    throw refuse('case.employer_missing', { field: topic ? 'employer' : 'topic' });
}

async function insertRequest(
  { secrets }: Services,
  transaction: Transaction,
  caller: Caller,
  { row, asked }: { readonly row: Asker & { readonly request_id: string }; readonly asked: AskedRequest },
): Promise<void> {
  const db = transaction.of<unknown>();
  const { rows } = await sql<{ now: Date }>`select date_trunc('milliseconds', now()) as now`.execute(db);
  const openedAt = (rows[0]?.now ?? new Date(0)).toISOString();
  const clock = clockOf(asked.kind, openedAt);
  const content = sealContent(secrets, row.request_id, {
    words: asked.words,
    topic: asked.kind === 'complaint' ? (asked.topic ?? null) : null,
    employer: asked.kind === 'complaint' ? asked.employer : '',
    ...{ name: '', contact: '' },
  });
  await sql`insert into registry.requests (worker_id, request_id, kind, channel, content_sealed, area_code, work_area_code, duty, clock_within,
      clock_unit, clock_law, clock_certainty, account_id, opened_at, due_at)
    values (${row.worker_id}::uuid, ${row.request_id}::uuid, ${asked.kind}, ${caller.role === 'worker' ? 'worker' : 'office'}, ${content},
      ${row.area_code}, ${row.work_area_code}, ${clock.duty}, ${clock.within}, ${clock.unit}, ${clock.law}, ${clock.certainty},
      ${caller.accountId}::uuid, ${openedAt}::timestamptz, ${clock.dueAt}::timestamptz)`.execute(db);
}
