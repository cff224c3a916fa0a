import { sql } from 'kysely';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { getStatement, type LineOutcome, type LineRecord, listLines } from './statement-queries.ts';
import { statementReaders } from './statement-roles.ts';

const definition = { name: 'contributions.show-statement-lines', roles: statementReaders } as const;

export interface LinesPage {
  readonly statementId: string;
  readonly outcome: LineOutcome | null;
  readonly after: number;
  readonly limit: number;
}

/** Lines of a statement: the bank's words name who paid, so that the look is kept, with the workers whose payments it showed. */
export async function showStatementLines(
  services: Services,
  caller: Caller,
  page: LinesPage,
): Promise<LineRecord[]> {
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      await getStatement(transaction, page.statementId);
      const lines = await listLines(transaction, page);
      const payments = lines.flatMap(({ payment_id }) => (payment_id === null ? [] : [payment_id]));
      return {
        output: lines,
        audit: {
          act: definition.name,
          subjectKind: 'statement',
          subjectId: page.statementId,
          details: { lines: lines.length },
          workers: sql`select distinct k.payer_id as worker_id from contributions.payments p join contributions.payers k on k.payer_id = p.payer_id
            where p.payment_id = any (${payments}::uuid[]) and k.kind = 'worker'`,
        },
      };
    },
  });
}
