import { createHash } from 'node:crypto';
import {
  readTargetLines,
  refuse,
  type TargetLine,
  type TargetLineProblem,
} from '#modules/coverage/core/index.ts';
import { keepFile, readCsvFile, type UploadedFile } from '#modules/coverage/server/csv/index.ts';
import { findKnownAreas } from '#modules/coverage/server/places/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { insertTargets, linesThatDiffer, listBranches } from './target-queries.ts';

export const loadTargetsAct = {
  name: 'coverage.load-targets',
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
 * Loads a CSV file of targets: all of it or, with a fault in any line, nothing. Targets that stand already are left;
 * another value for one of them is a fault, since a target that was set is not overwritten.
 *
 * @throws Refusal `target.file_invalid` with the lines, `access.forbidden`
 */
export async function loadTargets(
  services: Services,
  { caller, key, file, language }: LoadCall,
): Promise<{ loaded: number; unchanged: number }> {
  const sha256 = createHash('sha256').update(file.bytes).digest();
  return act(services, {
    act: loadTargetsAct,
    caller,
    key,
    request: { sha256: sha256.toString('hex') },
    perform: async (transaction) => {
      const { lines, problems } = readTargetLines(readCsvFile(file.bytes, fileInvalid), services.today());
      refuseProblems([...problems, ...(await misplaced(transaction, lines, caller))], language);
      const fileId = await keepFile(transaction, services, { caller, file, sha256 });
      const loaded = await insertTargets(transaction, lines, { accountId: caller.accountId, fileId });
      const differing = await linesThatDiffer(transaction, lines);
      refuseProblems(
        differing.map((line) => ({ line, field: 'value', code: 'value_conflict' })),
        language,
      );
      const output = { loaded, unchanged: lines.length - loaded };
      return {
        output,
        audit: { act: loadTargetsAct.name, subjectKind: 'file', subjectId: fileId, details: output },
      };
    },
  });
}

function fileInvalid(): Error {
  return refuse('target.file_invalid', { faults: 1, firstLine: 1, lines: [] });
}

async function misplaced(
  transaction: Transaction,
  lines: readonly TargetLine[],
  caller: Caller,
): Promise<readonly TargetLineProblem[]> {
  const known = await findKnownAreas(
    transaction,
    lines.map((line) => line.areaCode),
  );
  const branches = new Map(
    (await listBranches(transaction)).map((branch) => [branch.code, branch.regencies]),
  );
  const isOwn = (area: string) => caller.areaCodes.some((code) => isWithin(area, code));
  return lines.flatMap(({ line, areaCode, branchCode }): TargetLineProblem[] => {
    if (areaCode !== '') {
      if (!known.has(areaCode)) return [{ line, field: 'areaCode', code: 'area_unknown' }];
      return isOwn(areaCode) ? [] : [{ line, field: 'areaCode', code: 'area_outside_scope' }];
    }
    const regencies = branches.get(branchCode);
    if (!regencies) return [{ line, field: 'branchCode', code: 'branch_unknown' }];
    return regencies.every(isOwn) ? [] : [{ line, field: 'branchCode', code: 'branch_outside_scope' }];
  });
}

function refuseProblems(problems: readonly TargetLineProblem[], language: 'id' | 'en'): void {
  if (problems.length === 0) return;
  const sorted = problems.toSorted((left, right) => left.line - right.line);
  throw refuse('target.file_invalid', {
    faults: problems.length,
    firstLine: sorted[0]?.line,
    lines: sorted.slice(0, problemsTold).map((problem) => ({
      ...problem,
      text: textOf(language, `target.problem.${problem.code}`, { field: problem.field }),
    })),
  });
}
