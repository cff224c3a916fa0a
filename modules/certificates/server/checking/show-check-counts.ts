import { sql } from 'kysely';
import { checksKeptDays } from '#modules/certificates/core/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';

const definition = {
  name: 'certificates.show-check-counts',
  roles: ['office_staff', 'office_supervisor', 'auditor'] as const satisfies readonly Role[],
} as const;

interface CountRow {
  readonly on_day: string;
  readonly how: 'text' | 'code';
  readonly outcome: 'VALID' | 'NOT_VALID' | 'CANNOT_CONFIRM';
  readonly reason: string;
  readonly checks: bigint;
}

/** How many checks were made each day and what came of them; of whom, nobody can say. */
export async function showCheckCounts(
  services: Services,
  caller: Caller,
  { from, to }: { readonly from: string; readonly to: string },
) {
  requireRole(definition, caller);
  const { rows } = await read(services, caller, (transaction) =>
    sql<CountRow>`select on_day, how, outcome, reason, checks from certificates.count_checks(${from}::date, ${to}::date)`.execute(
      transaction.of<unknown>(),
    ),
  );
  const counts = rows.map(({ on_day, checks, ...rest }) => ({
    ...rest,
    onDay: on_day,
    checks: Number(checks),
  }));
  return { keptDays: checksKeptDays, counts };
}
