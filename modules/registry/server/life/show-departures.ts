import { sql } from 'kysely';
import { areaName } from '#modules/registry/server/areas/index.ts';
import { type Caller, contextOf } from '#platform/core/roles.ts';
import { requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { writeAudit } from '#platform/server/audit/write-audit.ts';
import { inTransaction } from '#platform/server/db/transaction.ts';

const definition = {
  name: 'registry.show-departures',
  roles: ['office_staff', 'office_supervisor', 'village', 'auditor'],
} as const;
const daysShown = 90;
const mostShown = 200;

interface DepartureRow {
  readonly worker_id: string;
  readonly name: string;
  readonly left_on: string;
  readonly code: string;
  readonly area_name: string | null;
  readonly kind: string | null;
  readonly path_name: string | null;
}

/** Who moved away from an area lately: the village knows why they are no longer there, and not where they went. */
export async function showDepartures(services: Services, caller: Caller, code: string) {
  requireRole(definition, caller);
  return inTransaction(services.pool, contextOf(caller), async (transaction) => {
    const found = await sql<DepartureRow>`
      select d.worker_id, d.name, d.left_on, d.area_code as code, a.name as area_name, a.kind, a.path_name
      from registry.departures d left join registry.areas a on a.code = d.area_code
      where (d.area_code = ${code} or d.area_code like ${`${code}.%`}) and d.left_on > ${services.today()}::date - ${daysShown}::int
      order by d.left_on desc, d.name limit ${mostShown}`.execute(transaction.of<unknown>());
    await writeAudit(transaction, caller, {
      act: definition.name,
      subjectKind: 'area',
      subjectId: code,
      areaCode: code,
      details: { count: found.rows.length },
      workers: found.rows.map((row) => row.worker_id),
    });
    return {
      departures: found.rows.flatMap((row) => {
        const area = areaName({
          code: row.code,
          name: row.area_name,
          kind: row.kind,
          pathName: row.path_name,
        });
        return area === null ? [] : [{ name: row.name, leftOn: row.left_on, area }];
      }),
    };
  });
}
