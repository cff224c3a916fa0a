import { sql } from 'kysely';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { listFillers } from './candidate-roles.ts';
import { getCandidateList } from './list-queries.ts';

const definition = { name: 'sponsorship.show-sources', roles: listFillers } as const;

interface SourceRow {
  readonly list_id: string;
  readonly file_name: string;
  readonly sender_name: string;
  readonly submitted_at: Date | null;
  readonly rows_registered: number;
  readonly rows_total: number;
}

/**
 * Submitted worker lists of the village, or of an area that holds it, newest first; no person.
 *
 * @throws Refusal `candidates.list_not_found`
 */
export function showSources(services: Services, caller: Caller, listId: string) {
  requireRole(definition, caller);
  return read(services, caller, async (transaction) => {
    const { village_code: village } = await getCandidateList(transaction, listId);
    const { rows } = await sql<SourceRow>`
      select l.list_id, l.file_name, l.sender_name, l.submitted_at, l.rows_registered, l.rows_total from registry.lists l
      where l.kind = 'bpu' and l.state = 'submitted' and l.rows_registered > 0
        and (l.area_code = ${village} or starts_with(${village}, l.area_code || '.') or starts_with(l.area_code, ${`${village}.`}))
      order by l.submitted_at desc limit 20`.execute(transaction.of<unknown>());
    return {
      lists: rows.map((row) => ({
        listId: row.list_id,
        fileName: row.file_name,
        sender: row.sender_name,
        submittedAt: row.submitted_at?.toISOString() ?? null,
        registered: row.rows_registered,
        rows: row.rows_total,
      })),
    };
  });
}
