import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import {
  type DenominatorLine,
  type LineProblem,
  readDenominatorLines,
  refuse,
} from '#modules/coverage/core/index.ts';
import { keepFile, readCsvFile, type UploadedFile } from '#modules/coverage/server/csv/index.ts';
import { findKnownAreas } from '#modules/coverage/server/places/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { textOf } from '#platform/server/texts.ts';

export const loadDenominatorsAct = {
  name: 'coverage.load-denominators',
  roles: ['office_supervisor', 'government'],
} as const;

/** Problems told at once; the rest is counted. */
const problemsTold = 100;

interface LoadCall {
  readonly caller: Caller;
  readonly key?: string | undefined;
  readonly file: UploadedFile;
  readonly language: 'id' | 'en';
}

/**
 * Loads a CSV file of workforce figures: all of it or, with a fault in any line, nothing. Figures that stand
 * already are left; another value for one of them is a fault, since a published figure is not overwritten.
 *
 * @throws Refusal `denominator.file_invalid` with the lines, `access.forbidden`
 */
export async function loadDenominators(
  services: Services,
  { caller, key, file, language }: LoadCall,
): Promise<{ loaded: number; unchanged: number }> {
  const sha256 = createHash('sha256').update(file.bytes).digest();
  return act(services, {
    act: loadDenominatorsAct,
    caller,
    key,
    request: { sha256: sha256.toString('hex') },
    perform: async (transaction) => {
      const lines = await checkedLines(transaction, { file, caller, language, today: services.today() });
      const fileId = await keepFile(transaction, services, { caller, file, sha256 });
      const loaded = await insertLines(transaction, lines, { accountId: caller.accountId, fileId });
      await requireSameValues(transaction, lines, language);
      const output = { loaded, unchanged: lines.length - loaded };
      return {
        output,
        audit: { act: loadDenominatorsAct.name, subjectKind: 'file', subjectId: fileId, details: output },
      };
    },
  });
}

async function checkedLines(
  transaction: Transaction,
  given: { file: UploadedFile; caller: Caller; language: 'id' | 'en'; today: string },
): Promise<readonly DenominatorLine[]> {
  const { lines, problems } = readDenominatorLines(readCsvFile(given.file.bytes, fileInvalid), given.today);
  const known = await findKnownAreas(
    transaction,
    lines.map((line) => line.areaCode),
  );
  const misplaced = lines.flatMap((line) => placeProblem(line, known, given.caller));
  refuseProblems([...problems, ...misplaced], given.language);
  return lines;
}

function fileInvalid(): Error {
  return refuse('denominator.file_invalid', { faults: 1, firstLine: 1, lines: [] });
}

function placeProblem(line: DenominatorLine, known: ReadonlySet<string>, caller: Caller): LineProblem[] {
  const at = { line: line.line, field: 'areaCode' } as const;
  if (!known.has(line.areaCode)) return [{ ...at, code: 'area_unknown' }];
  const isOwn = caller.areaCodes.some((code) => isWithin(line.areaCode, code));
  return isOwn ? [] : [{ ...at, code: 'area_outside_scope' }];
}

function refuseProblems(problems: readonly LineProblem[], language: 'id' | 'en'): void {
  if (problems.length === 0) return;
  const sorted = problems.toSorted((left, right) => left.line - right.line);
  throw refuse('denominator.file_invalid', {
    faults: problems.length,
    firstLine: sorted[0]?.line,
    lines: sorted.slice(0, problemsTold).map((problem) => ({
      ...problem,
      text: textOf(language, `denominator.problem.${problem.code}`, { field: problem.field }),
    })),
  });
}

/** The lines as one relation `given`, keyed like the table. */
function givenRows(lines: readonly DenominatorLine[]) {
  const rows = lines.map((line) => ({ ...line, value: line.value.toString(), id: newId() }));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, line integer, "areaCode" text, segment text, "occupationGroup" text, value bigint,
    definition text, source text, "asOf" date, certainty text, note text)`;
}

async function insertLines(
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

/** After the insert, so that a figure loaded by someone else at this moment is seen as well. */
async function requireSameValues(
  transaction: Transaction,
  lines: readonly DenominatorLine[],
  language: 'id' | 'en',
): Promise<void> {
  const { rows } = await sql<{ line: number }>`
    select given.line from ${givenRows(lines)} join coverage.denominators d
      on (d.area_code, d.segment, d.occupation_group, d.definition, d.as_of, d.source) = (given."areaCode", given.segment, given."occupationGroup", given.definition, given."asOf", given.source)
    where d.value <> given.value order by given.line`.execute(transaction.of<unknown>());
  refuseProblems(
    rows.map(({ line }) => ({ line, field: 'value', code: 'value_conflict' })),
    language,
  );
}
