import {
  readTargetLines,
  refuse,
  type TargetLine,
  type TargetLineProblem,
} from '#modules/coverage/core/index.ts';
import { type LineKind, type LoadCall, loadLines } from '#modules/coverage/server/csv/index.ts';
import { findKnownAreas } from '#modules/coverage/server/places/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { insertTargets, linesThatDiffer, listBranches } from './target-queries.ts';

export const loadTargetsAct = {
  name: 'coverage.load-targets',
  roles: ['office_supervisor', 'government'],
} as const;

const targets: LineKind<TargetLine> = {
  act: loadTargetsAct,
  invalid: (details) => refuse('target.file_invalid', details),
  problemTexts: 'target.problem',
  read: readTargetLines,
  misplaced,
  insert: insertTargets,
  differing: linesThatDiffer,
};

/**
 * Loads a CSV file of targets, whole or not at all.
 *
 * @throws Refusal `target.file_invalid` with the lines, `access.forbidden`
 */
export function loadTargets(services: Services, call: LoadCall) {
  return loadLines(services, targets, call);
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
