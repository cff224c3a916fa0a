import { sql } from 'kysely';
import {
  type DenominatorLine,
  type LineProblem,
  readDenominatorLines,
  refuse,
} from '#modules/coverage/core/index.ts';
import { type LineKind, type LoadCall, loadLines } from '#modules/coverage/server/csv/index.ts';
import { findKnownAreas } from '#modules/coverage/server/places/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';

export const loadDenominatorsAct = {
  name: 'coverage.load-denominators',
  roles: ['office_supervisor', 'government'],
} as const;

const denominators: LineKind<DenominatorLine> = {
  act: loadDenominatorsAct,
  invalid: (details) => refuse('denominator.file_invalid', details),
  problemTexts: 'denominator.problem',
  read: readDenominatorLines,
  misplaced,
  insert,
  differing,
};

/**
 * Loads a CSV file of workforce figures, whole or not at all.
 *
 * @throws Refusal `denominator.file_invalid` with the lines, `access.forbidden`
 */
export function loadDenominators(services: Services, call: LoadCall) {
  return loadLines(services, denominators, call);
}

async function misplaced(
  transaction: Transaction,
  lines: readonly DenominatorLine[],
  caller: Caller,
): Promise<readonly LineProblem[]> {
  const known = await findKnownAreas(
    transaction,
    lines.map((line) => line.areaCode),
  );
  return lines.flatMap((line): LineProblem[] => {
    const at = { line: line.line, field: 'areaCode' } as const;
    if (!known.has(line.areaCode)) return [{ ...at, code: 'area_unknown' }];
    const isOwn = caller.areaCodes.some((code) => isWithin(line.areaCode, code));
    return isOwn ? [] : [{ ...at, code: 'area_outside_scope' }];
  });
}

/** The lines as one relation `given`, keyed like the table. */
function givenRows(lines: readonly DenominatorLine[]) {
  const rows = lines.map((line) => ({ ...line, value: line.value.toString(), id: newId() }));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, line integer, "areaCode" text, segment text, "occupationGroup" text, value bigint,
    definition text, source text, "asOf" date, certainty text, note text)`;
}

async function insert(
  transaction: Transaction,
  lines: readonly DenominatorLine[],
  { accountId, fileId }: { accountId: string; fileId: string },
): Promise<number> {
  const inserted = await sql`
    insert into coverage.denominators (denominator_id, area_code, segment, occupation_group, definition, value, as_of, source, certainty, note, account_id, file_id)
    select id, "areaCode", segment, "occupationGroup", definition, value, "asOf", source, certainty, note, ${accountId}::uuid, ${fileId}::uuid
    from ${givenRows(lines)}
    on conflict on constraint denominators__one do nothing`.execute(transaction.of<unknown>());
  return Number(inserted.numAffectedRows ?? 0n);
}

async function differing(
  transaction: Transaction,
  lines: readonly DenominatorLine[],
): Promise<readonly number[]> {
  const { rows } = await sql<{ line: number }>`
    select given.line from ${givenRows(lines)} join coverage.denominators d
      on (d.area_code, d.segment, d.occupation_group, d.definition, d.as_of, d.source) = (given."areaCode", given.segment, given."occupationGroup", given.definition, given."asOf", given.source)
    where d.value <> given.value order by given.line`.execute(transaction.of<unknown>());
  return rows.map(({ line }) => line);
}
