import { Refusal } from '#platform/core/errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { importStatement, type StatementUpload } from './import-statement.ts';
import { postStatementNow } from './post-statement-now.ts';
import { getStatement, type StatementRecord } from './statement-queries.ts';

/** The document that `payments import` prints (CONTRACT 2), and what became of the other lines. */
export interface StatementSummary {
  readonly statement: string;
  readonly format: string;
  readonly lines: number;
  readonly matched: number;
  readonly unmatched: number;
  readonly duplicate: number;
  readonly reversals: number;
  readonly ignored: number;
  /** All credits of the file, new or known. */
  readonly totalIdr: string;
}

/**
 * Takes a statement in, reads and posts it at once, without waiting for the server's jobs. The same file again gives the same document.
 *
 * @throws Refusal `statement.*`
 */
export async function importStatementNow(
  services: Services,
  caller: Caller,
  asked: {
    readonly upload: StatementUpload;
    readonly key?: string | undefined;
    readonly onProgress?: (lines: number) => void;
  },
): Promise<StatementSummary> {
  const { statement_id: statementId } = await importStatement(services, caller, asked.upload, asked.key);
  const { onProgress } = asked;
  await postStatementNow({ services, caller, statementId, ...(onProgress && { onProgress }) });
  const statement = await settled(services, caller, statementId);
  if (statement.error !== null) throw new Refusal(statement.error.code, 422, statement.error.details);
  return {
    statement: statementId,
    format: statement.format,
    lines: statement.lines,
    matched: statement.matched,
    unmatched: statement.unmatched,
    duplicate: statement.duplicate,
    reversals: statement.reversals,
    ignored: statement.ignored,
    totalIdr: String(statement.total_idr),
  };
}

/** A server at work on the same database may have taken the statement over: then it is waited for. */
async function settled(services: Services, caller: Caller, statementId: string): Promise<StatementRecord> {
  for (;;) {
    const statement = await read(services, caller, (transaction) => getStatement(transaction, statementId));
    if (statement.state === 'posted' || statement.state === 'refused') return statement;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
