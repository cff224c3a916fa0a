import { sql } from 'kysely';
import { contextOf } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';
import { countRows, countUnregistered, findList, type ListRecord } from './list-queries.ts';
import { listWriters } from './list-roles.ts';
import { type ListWork, rowsPerTransaction, WorkStopped } from './list-work.ts';
import { matchRows } from './match-rows.ts';

const definition = { name: 'registry.register-list-rows', roles: listWriters } as const;
/** Two chunks are registered side by side: one waits for the disk while the other works. */
const sideBySide = 2;
const passes = 3;

interface Submission {
  readonly work: ListWork;
  readonly list: ListRecord;
  /** Stops an earlier run that is still alive. */
  readonly token: number;
}

/**
 * Registers the ready rows of a list being submitted, chunk by chunk, each chunk one transaction with its audit entry. Exactly what
 * the job `registry.submit-list` runs; may be killed and run again at any point, each row is registered once.
 */
export async function submitListNow(work: ListWork): Promise<void> {
  const submission = await beginSubmission(work);
  if (!submission) return;
  if (submission.list.cancel_requested_at !== null) return settle(submission, 'cancelled');
  try {
    for (let pass = 0; pass < passes && (await countReady(submission)) > 0; pass++) {
      // Rows left over met somebody who came into the registry meanwhile: what is known of him is laid over them first.
      if (pass > 0) await rematch(submission);
      await registerChunks(submission);
    }
    await settle(submission, 'submitted');
  } catch (error) {
    if (!(error instanceof WorkStopped)) throw error;
    await settle(submission, 'cancelled');
  }
}

async function beginSubmission(work: ListWork): Promise<Submission | null> {
  const { services, caller, listId } = work;
  return inTransaction(services.pool, contextOf(caller), async (transaction) => {
    const begun = await sql<{ version: number }>`update registry.lists set version = version + 1
      where list_id = ${listId}::uuid and state = 'submitting' returning version`.execute(
      transaction.of<unknown>(),
    );
    const list = begun.rows[0] ? await findList(transaction, listId) : null;
    return list ? { work, list, token: list.version } : null;
  });
}

async function registerChunks(submission: Submission): Promise<void> {
  const { list } = submission;
  const firsts: number[] = [];
  for (let first = 1; first <= list.rows_total; first += rowsPerTransaction) firsts.push(first);
  const lanes = Array.from({ length: sideBySide }, async () => {
    for (let first = firsts.shift(); first !== undefined; first = firsts.shift())
      await registerChunk(submission, first);
  });
  const ended = await Promise.allSettled(lanes);
  for (const lane of ended) if (lane.status === 'rejected') throw lane.reason;
}

async function registerChunk(submission: Submission, first: number): Promise<void> {
  const { work, list, token } = submission;
  const { services, caller, listId } = work;
  const last = first + rowsPerTransaction - 1;
  const registered = await act(services, {
    act: definition,
    caller,
    request: null,
    perform: async (transaction) => {
      const done = await sql<{ registered: number }>`
        select registry.register_list_rows(${listId}::uuid, ${first}, ${last}) as registered`.execute(
        transaction.of<unknown>(),
      );
      const count = done.rows[0]?.registered ?? 0;
      await advance(transaction, { listId, token, count });
      return {
        output: count,
        audit: {
          act: definition.name,
          subjectKind: 'list',
          subjectId: listId,
          areaCode: list.area_code,
          details: { firstRow: first, lastRow: last, registered: count },
          workers: sql`select worker_id from registry.list_registrations
            where list_id = ${listId}::uuid and row_id between ${first} and ${last} and registered_at = now()`,
        },
      };
    },
  });
  if (registered > 0)
    work.onProgress?.({ rowsDone: Math.min(last, list.rows_total), rowsTotal: list.rows_total });
}

/** Last in the chunk's transaction, so that two chunks wait for each other no longer than for a commit. */
async function advance(
  transaction: Transaction,
  step: { listId: string; token: number; count: number },
): Promise<void> {
  const advanced = await sql`update registry.lists set rows_registered = rows_registered + ${step.count}
    where list_id = ${step.listId}::uuid and version = ${step.token} and state = 'submitting' and cancel_requested_at is null
    returning 1`.execute(transaction.of<unknown>());
  if (advanced.rows.length === 0) throw new WorkStopped();
}

async function countReady({ work }: Submission): Promise<number> {
  const { services, caller, listId } = work;
  return inTransaction(services.pool, contextOf(caller), (transaction) =>
    countUnregistered(transaction, listId),
  );
}

async function rematch({ work }: Submission): Promise<void> {
  const { services, caller, listId } = work;
  await inTransaction(services.pool, contextOf(caller), (transaction) =>
    matchRows(transaction, { listId, rowIds: null, isFiled: true }),
  );
}

async function settle({ work, token }: Submission, state: 'submitted' | 'cancelled'): Promise<void> {
  const { services, caller, listId } = work;
  await inTransaction(services.pool, contextOf(caller), async (transaction) => {
    const counts = await countRows(transaction, listId);
    await sql`update registry.lists set state = ${state}, counts = ${JSON.stringify(counts)}::jsonb,
      submitted_at = case when ${state} = 'submitted' then now() else submitted_at end
      where list_id = ${listId}::uuid and version = ${token} and state = 'submitting'`.execute(
      transaction.of<unknown>(),
    );
  });
}
