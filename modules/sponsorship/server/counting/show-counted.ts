import { basisOf, counting, firmMonthsNeeded, startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { textOf } from '#platform/server/texts.ts';
import { areaNames, type CountedRow, listCountedGroups } from './counted-queries.ts';
import { countedReaders } from './counting-roles.ts';

const definition = { name: 'sponsorship.show-counted', roles: countedReaders } as const;

interface Asked {
  readonly area?: string | undefined;
  readonly year?: string | undefined;
  readonly language?: 'id' | 'en';
}

/** How many workers the paid sponsored months of a calendar year count as (CONTRACT 4.2), in all and by village. */
export async function showCounted(services: Services, caller: Caller, asked: Asked) {
  requireRole(definition, caller);
  const on = services.today();
  const { area, year = on.slice(0, 4), language = caller.language } = asked;
  const neededOfFirm = firmMonthsNeeded(startReading(theLaw(), true), year);
  const { rows, names } = await read(services, caller, async (transaction) => {
    const found = await listCountedGroups(transaction, { within: area ?? null, year, neededOfFirm });
    return { rows: found, names: await areaNames(transaction, [...codesOf(found)]) };
  });
  const outcome = countedOf(year, rows);
  const villages = [...Map.groupBy(rows, (row) => row.village_code)].map(([code, groups]) => ({
    ...{ code, name: names.get(code) ?? code },
    ...sumsOf(year, groups),
  }));
  return {
    ...{ on, area: area ?? '', year, ...sumsOf(year, rows), villages },
    definition: textOf(language, 'counted.definition', { firm: neededOfFirm }),
    basis: basisOf(outcome),
  };
}

function codesOf(rows: readonly CountedRow[]): ReadonlySet<string> {
  return new Set(rows.map((row) => row.village_code));
}

function sumsOf(year: string, rows: readonly CountedRow[]) {
  const { counted, countedRounded, workers } = countedOf(year, rows).result;
  const workerMonths = rows.reduce((sum, row) => sum + row.worker_months, 0);
  return { workers, workerMonths, counted, countedRounded };
}

/** The rule itself stands in modules/rules: here are only the groups it is asked about. */
function countedOf(year: string, rows: readonly CountedRow[]) {
  const groups = rows.map((row) => ({
    workers: row.workers,
    publicMonths: row.public_months,
    firmMonths: row.firm_months,
  }));
  return counting(startReading(theLaw(), true), { year, groups });
}
