import { sql } from 'kysely';
import { Refusal } from '#platform/core/errors.ts';
import { type Caller, contextOf } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';
import { type ReadLines, readInThread, type StatementFile } from './reading/index.ts';
import { openStatementFile } from './statement-file.ts';
import { statementWriters } from './statement-roles.ts';

const definition = { name: 'contributions.post-statement', roles: statementWriters } as const;

export interface StatementWork {
  readonly services: Services;
  /** On whose behalf. */
  readonly caller: Caller;
  readonly statementId: string;
  readonly onProgress?: (lines: number) => void;
}

interface Begun {
  /** Stops an earlier reader that is still alive. */
  readonly version: number;
  readonly file: StatementFile;
}

/**
 * Reads a statement that was handed in and posts its money: exactly what the job `contributions.post-statement` runs. All of it is one
 * transaction, so that a kill at any moment leaves nothing, and the next run begins anew; a statement in another state is left alone.
 */
export async function postStatementNow(work: StatementWork): Promise<void> {
  const begun = await begin(work);
  if (begun === null) return;
  try {
    const read = await readInThread(begun.file, progressOf(work, begun.version));
    await post(work, begun.version, read);
  } catch (error) {
    // Another reader took over: the statement is his.
    if (isTakenOver(error)) return;
    if (!(error instanceof Refusal) || error.status === 503) throw error;
    await tell(work, { version: begun.version, lines: 0, error });
  }
}

async function begin({ services, caller, statementId }: StatementWork): Promise<Begun | null> {
  return inTransaction(services.pool, contextOf(caller), async (transaction) => {
    const begun = await sql<{ version: number | null }>`
      select contributions.read_statement(${statementId}::uuid, null, 0, null) as version`.execute(
      transaction.of<unknown>(),
    );
    const version = begun.rows[0]?.version ?? null;
    if (version === null) return null;
    const file = await openStatementFile(services, transaction, statementId);
    return { version, file: { ...file, secrets: services.secrets } };
  });
}

/** Tells how far the file is read, one message at a time: what is not yet told is told with the next. */
function progressOf(work: StatementWork, version: number): (lines: number) => void {
  let isTelling = false;
  return (lines) => {
    work.onProgress?.(lines);
    if (isTelling) return;
    isTelling = true;
    tell(work, { version, lines, error: null }).then(
      () => {
        isTelling = false;
      },
      // Progress that is lost is no harm; the posting itself will say what is wrong.
      () => {},
    );
  };
}

async function tell(
  { services, caller, statementId }: StatementWork,
  told: { readonly version: number; readonly lines: number; readonly error: Refusal | null },
): Promise<void> {
  const { version, lines, error } = told;
  const fault = error === null ? null : JSON.stringify({ code: error.code, details: error.details });
  await inTransaction(services.pool, contextOf(caller), (transaction) =>
    sql`select contributions.read_statement(${statementId}::uuid, ${version}, ${lines}, ${fault}::jsonb)`.execute(
      transaction.of<unknown>(),
    ),
  );
}

async function post(work: StatementWork, version: number, { summary, chunks }: ReadLines): Promise<void> {
  const { services, caller, statementId } = work;
  await act(services, {
    act: definition,
    caller,
    request: null,
    perform: async (transaction) => {
      for (const { json } of chunks) await addLines(transaction, { statementId, version, json });
      await sql`select contributions.post_statement(${statementId}::uuid, ${version}, ${summary.accounts}, ${summary.format})`.execute(
        transaction.of<unknown>(),
      );
      return {
        output: null,
        audit: {
          act: definition.name,
          subjectKind: 'statement',
          subjectId: statementId,
          details: { lines: summary.lines, format: summary.format },
          // Whoever was paid for by a line of this statement.
          workers: sql`select distinct wm.worker_id from contributions.payments p join contributions.worker_months wm on wm.payment_id = p.payment_id
            where p.batch_id = ${statementId}::uuid`,
        },
      };
    },
  });
}

/** Some thousand lines at a time: their number does not grow the memory of either side. */
async function addLines(
  transaction: Transaction,
  chunk: { readonly statementId: string; readonly version: number; readonly json: string },
): Promise<void> {
  await sql`select contributions.add_statement_lines(${chunk.statementId}::uuid, ${chunk.version}, ${chunk.json}::jsonb)`.execute(
    transaction.of<unknown>(),
  );
}

function isTakenOver(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55000';
}
