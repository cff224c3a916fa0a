import { sql } from 'kysely';
import { z } from 'zod';
import {
  indicatorIds,
  shownSegments,
  type Target,
  type TargetLine,
  targetUnits,
} from '#modules/coverage/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';

const rowShape = z.object({
  id: z.string(),
  areaCode: z.string(),
  branchCode: z.string(),
  period: z.string(),
  segment: z.enum(shownSegments),
  indicator: z.enum(indicatorIds),
  unit: z.enum(targetUnits),
  value: z.string(),
  source: z.string(),
  asOf: z.string(),
  certainty: z.enum(['A', 'B', 'C']),
  note: z.string(),
  synthetic: z.boolean(),
});

/** Targets that were loaded for these areas, for those directly below one of them, and for these branches. */
export async function listLoadedTargets(
  transaction: Transaction,
  asked: {
    readonly areas: readonly string[];
    /** Empty: of none. */
    readonly childrenOf: string;
    readonly branches: readonly string[];
  },
): Promise<readonly Target[]> {
  const { rows } = await sql`
    select target_id as id, area_code as "areaCode", branch_code as "branchCode", period, segment, indicator, unit, value, source, as_of as "asOf", certainty, note, synthetic
    from coverage.targets where area_code = any (${asked.areas}::text[] || array(select code from registry.areas where parent_code = ${asked.childrenOf}))
      or (branch_code <> '' and branch_code = any (${asked.branches}::text[]))
    order by period desc, area_code, branch_code, indicator, segment, as_of desc, source`.execute(
    transaction.of<unknown>(),
  );
  return z.array(rowShape).parse(rows).map(targetOf);
}

function targetOf({ areaCode, branchCode, note, ...row }: z.infer<typeof rowShape>): Target {
  return {
    ...row,
    scope: areaCode === '' ? { kind: 'branch', code: branchCode } : { kind: 'area', code: areaCode },
    note: note === '' ? null : { id: note, en: note },
  };
}

/** Numbers of workers set for areas, as what a count of each month is laid over: of each area and segment the surest of the latest. */
export async function listWorkerTargets(
  transaction: Transaction,
  codes: readonly string[],
  months: readonly string[],
) {
  const { rows } = await sql<{
    month: string;
    areaCode: string;
    segment: 'ALL' | 'PU' | 'BPU';
    value: bigint;
    asOf: string;
    source: string;
    certainty: 'A' | 'B' | 'C';
    synthetic: boolean;
  }>`
    select distinct on (a.month, area_code, segment) a.month, area_code as "areaCode", segment, value::bigint as value, as_of as "asOf", source, certainty, synthetic
    from unnest(${months}::text[]) as a (month)
      join coverage.targets on area_code = any (${codes}::text[]) and unit = 'workers' and indicator = 'PAID' and period in (a.month, left(a.month, 4))
    order by a.month, area_code, segment, length(period) desc, as_of desc, certainty, loaded_at desc, source`.execute(
    transaction.of<unknown>(),
  );
  return rows.map((row) => ({ ...row, definition: 'TARGET', note: '', occupationGroup: '' }));
}

export interface BranchRow {
  readonly code: string;
  readonly name: string;
  readonly regencies: readonly string[];
}

/** Every branch office with the regencies of its work area. */
export async function listBranches(transaction: Transaction): Promise<readonly BranchRow[]> {
  const { rows } = await sql<BranchRow>`
    select branch_code as code, name, regency_codes as regencies from registry.branches order by name`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** The names of these areas by code. */
export async function listAreaNames(
  transaction: Transaction,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from registry.areas where code = any (${codes}::text[])`.execute(
    transaction.of<unknown>(),
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** These areas with their names, by code. */
export async function listAreas(transaction: Transaction, codes: readonly string[]) {
  const { rows } = await sql<{ code: string; name: string; kind: string; pathName: string }>`
    select code, name, kind, path_name as "pathName" from registry.areas where code = any (${codes}::text[]) order by code`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** The lines as one relation `given`, keyed like the table. */
function givenRows(lines: readonly TargetLine[]) {
  const rows = lines.map((line) => ({ ...line, id: newId() }));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, line integer, "areaCode" text, "branchCode" text, period text, segment text,
    indicator text, unit text, value text, source text, "asOf" date, certainty text, note text)`;
}

/** Adds those that do not stand yet. Gives how many. */
export async function insertTargets(
  transaction: Transaction,
  lines: readonly TargetLine[],
  { accountId, fileId }: { accountId: string; fileId: string },
): Promise<number> {
  const inserted = await sql`
    insert into coverage.targets (target_id, area_code, branch_code, period, segment, indicator, unit, value, source, as_of, certainty, note, account_id, file_id)
    select id, "areaCode", "branchCode", period, segment, indicator, unit, value, source, "asOf", certainty, note, ${accountId}::uuid, ${fileId}::uuid
    from ${givenRows(lines)}
    on conflict on constraint targets__one do nothing`.execute(transaction.of<unknown>());
  return Number(inserted.numAffectedRows ?? 0n);
}

/** Lines of which another value stands, whoever added it and when. */
export async function linesThatDiffer(
  transaction: Transaction,
  lines: readonly TargetLine[],
): Promise<readonly number[]> {
  const { rows } = await sql<{ line: number }>`
    select given.line from ${givenRows(lines)} join coverage.targets t
      on (t.area_code, t.branch_code, t.period, t.segment, t.indicator, t.unit, t.source, t.as_of)
        = (given."areaCode", given."branchCode", given.period, given.segment, given.indicator, given.unit, given.source, given."asOf")
    where t.value <> given.value order by given.line`.execute(transaction.of<unknown>());
  return rows.map(({ line }) => line);
}
