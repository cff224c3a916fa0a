import { sql } from 'kysely';
import {
  isOfAnotherAsker,
  type RequestAct,
  refuse,
  requestStateAfter,
  rolesOfAct,
  rolesOfRequestAct,
} from '#modules/registry/core/index.ts';
import { refuse as refuseAccess } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { enqueue } from '#platform/server/jobs/enqueue.ts';
import { requestAudit } from './request-audit.ts';
import { insertRequestEvent } from './request-events.ts';
import { findRequest, moveRequest, type RequestRow } from './request-queries.ts';
import { requestView } from './request-view.ts';

export interface RequestChange {
  readonly requestId: string;
  readonly version: number;
  /** The answer or the reason; empty where the act needs none. */
  readonly words?: string;
}

/** What an act needs beyond the state of the request, and what it asks to be done in the background. */
const demands = {
  'registry.answer-request': refuseUncorrected,
  'registry.make-access-copy': askForCopy,
} as const satisfies Partial<Record<RequestAct, Demand>>;

type Demand = (transaction: Transaction, caller: Caller, row: RequestRow) => Promise<void>;

/**
 * Does one act of the table to a request: right, kind, state and version, then the history and the journal.
 *
 * @throws Refusal `case.not_found`, `case.wrong_kind`, `case.not_withdrawn_by_office`, `state.refused`, `case.changed_meanwhile`, `case.not_corrected_yet`
 */
export async function changeRequest(
  services: Services,
  caller: Caller,
  name: RequestAct,
  change: RequestChange,
  key?: string,
) {
  await act(services, {
    act: { name, roles: rolesOfAct(name) },
    caller,
    key,
    request: change,
    perform: async (transaction) => {
      const row = await moveOn(services, transaction, caller, { name, ...change });
      const demand: Demand | undefined = Object.entries(demands).find(([act]) => act === name)?.[1];
      await demand?.(transaction, caller, row);
      return { output: null, audit: requestAudit(name, row) };
    },
  });
  return read(services, caller, async (transaction) => {
    const row = await findRequest(transaction, change.requestId);
    if (!row) throw refuse('case.not_found');
    return requestView(services, transaction, caller, row);
  });
}

/** The request with its new state kept; the row as it was before. */
export async function moveOn(
  services: Services,
  transaction: Transaction,
  caller: Caller,
  { name, requestId, version, words = '' }: RequestChange & { readonly name: RequestAct },
): Promise<RequestRow> {
  const row = await findRequest(transaction, requestId);
  if (!row) throw refuse('case.not_found');
  const roles = rolesOfRequestAct(name, row.kind);
  if (roles.length === 0) throw refuse('case.wrong_kind', { act: name, kind: row.kind });
  if (!roles.includes(caller.role)) throw refuseAccess('access.forbidden', { act: name, role: caller.role });
  if (isOfAnotherAsker(name, row.channel, caller.role)) throw refuse('case.not_withdrawn_by_office');
  const state = requestStateAfter(name, row);
  if (row.version !== version)
    throw refuse('case.changed_meanwhile', { state: row.state, version: row.version });
  if (!state) throw refuseAccess('state.refused', { act: name, state: row.state });
  // Its history first: once closed, a worker may no longer touch the request, and nobody its state.
  await insertRequestEvent(services, transaction, caller, { row, act: name, state, words });
  if (!(await moveRequest(transaction, row, { state, version })))
    throw refuse('case.changed_meanwhile', { state: row.state, version: row.version });
  return row;
}

/** A correction is answered by correcting: an act in force on this worker since he asked. */
async function refuseUncorrected(transaction: Transaction, _: Caller, row: RequestRow): Promise<void> {
  if (row.kind !== 'correction') return;
  const { rows } = await sql`select 1 from registry.worker_life(${row.worker_id}::uuid) e
    where e.act = 'registry.correct-worker' and e.recorded_at >= ${row.opened_at.toISOString()}::timestamptz
      and not exists (select from registry.worker_life(${row.worker_id}::uuid) u where u.undoes = e.event_id)
    limit 1`.execute(transaction.of<unknown>());
  if (rows.length === 0) throw refuse('case.not_corrected_yet');
}

async function askForCopy(transaction: Transaction, caller: Caller, row: RequestRow): Promise<void> {
  await enqueue(transaction, {
    task: 'registry.make-access-copy',
    payload: { requestId: row.request_id, accountId: caller.accountId },
    key: `registry.make-access-copy:${row.request_id}`,
  });
}
