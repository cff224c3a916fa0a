import { type Caller, contextOf } from '#platform/core/roles.ts';
import { requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import {
  getStatement,
  listStatements,
  type OutcomeSum,
  type StatementRecord,
  sumOutcomes,
} from './statement-queries.ts';
import { statementReaders } from './statement-roles.ts';

const definition = { name: 'contributions.show-statements', roles: statementReaders } as const;

/** Statements, newest first; the accounts are those of the institution. */
export async function showStatements(
  services: Services,
  caller: Caller,
  page: { readonly before: string | null; readonly limit: number },
): Promise<StatementRecord[]> {
  requireRole(definition, caller);
  return inTransaction(services.pool, contextOf(caller), (transaction) => listStatements(transaction, page));
}

/** One statement with the money of each outcome. */
export async function showStatement(
  services: Services,
  caller: Caller,
  statementId: string,
): Promise<{ statement: StatementRecord; sums: OutcomeSum[] }> {
  requireRole(definition, caller);
  return inTransaction(services.pool, contextOf(caller), async (transaction) => ({
    statement: await getStatement(transaction, statementId),
    sums: await sumOutcomes(transaction, statementId),
  }));
}
