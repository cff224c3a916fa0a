import type { z } from 'zod';
import type { targetSchema } from '#modules/coverage/api/index.ts';
import { conflictsOf, indicators, shippedTargets, type Target } from '#modules/coverage/core/index.ts';
import { areaPath, isWithin } from '#platform/core/area-code.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { listAreaNames, listAreas, listBranches, listLoadedTargets } from './target-queries.ts';

export type ShownTarget = z.infer<typeof targetSchema>;

export interface PlacedTarget {
  readonly target: Target;
  readonly relation: ShownTarget['relation'];
  readonly shown: ShownTarget;
}

/** An area with its own targets and those of the areas above it, as far as they are wanted; null: there is no such area. */
export async function targetsOver(
  transaction: Transaction,
  { area: code, language }: { readonly area: string; readonly language: 'id' | 'en' },
  isWanted: (target: Target, relation: ShownTarget['relation']) => boolean,
) {
  const path = areaPath(code);
  const areas = await listAreas(transaction, path);
  const area = areas.find((one) => one.code === code);
  if (!area) return null;
  const loaded = await listLoadedTargets(transaction, { areas: path, childrenOf: '', branches: [] });
  const all = [...loaded, ...shippedTargets];
  const names = new Map(areas.map(({ code: of, name }) => [of, name]));
  const targets = all
    .flatMap((target) => {
      const relation = relationOf(target, code, []);
      if (relation === null || !isWanted(target, relation)) return [];
      return [{ target, relation, shown: shownTarget({ target, relation, all, names, language }) }];
    })
    .toSorted(byPeriod);
  return { area, targets };
}

/** Every target that an area may be held beside: its own, those above and directly below, and of branches that work there. */
export async function targetsOfArea(
  transaction: Transaction,
  area: string,
  language: 'id' | 'en',
): Promise<readonly PlacedTarget[]> {
  const branches = (await listBranches(transaction)).filter(({ regencies }) =>
    regencies.some((regency) => isWithin(regency, area) || isWithin(area, regency)),
  );
  const codes = branches.map(({ code }) => code);
  const loaded = await listLoadedTargets(transaction, {
    areas: areaPath(area),
    childrenOf: area,
    branches: codes,
  });
  const shipped = shippedTargets.filter((target) => relationOf(target, area, codes) !== null);
  const all = [...loaded, ...shipped];
  const places = all.flatMap(({ scope }) => (scope.kind === 'area' ? [scope.code] : []));
  const names = new Map([
    ...(await listAreaNames(transaction, places)),
    ...branches.map(({ code, name }) => [code, name] as const),
  ]);
  return all
    .flatMap((target) => {
      const relation = relationOf(target, area, codes);
      return relation
        ? [{ target, relation, shown: shownTarget({ target, relation, all, names, language }) }]
        : [];
    })
    .toSorted(byPeriod);
}

/** The latest first. */
function byPeriod({ target: left }: PlacedTarget, { target: right }: PlacedTarget): number {
  return right.period.localeCompare(left.period);
}

function relationOf(
  { scope }: Target,
  area: string,
  branches: readonly string[],
): ShownTarget['relation'] | null {
  if (scope.kind === 'nation') return 'above';
  if (scope.kind === 'branch') return branches.includes(scope.code) ? 'branch' : null;
  if (scope.code === area) return 'own';
  if (isWithin(area, scope.code)) return 'above';
  return areaPath(scope.code).at(-2) === area ? 'below' : null;
}

interface Showing {
  readonly target: Target;
  readonly relation: ShownTarget['relation'];
  readonly all: readonly Target[];
  readonly names: ReadonlyMap<string, string>;
  readonly language: 'id' | 'en';
}

/** A target as it leaves the server, with those that contradict it. */
export function shownTarget({ target, relation, all, names, language }: Showing): ShownTarget {
  const { scope, note, ...rest } = target;
  const code = scope.kind === 'nation' ? '' : scope.code;
  const rivals = new Set(conflictsOf(target, all));
  return {
    ...rest,
    scope: {
      kind: scope.kind,
      code,
      name: code === '' ? textOf(language, 'targets.nation') : (names.get(code) ?? code),
    },
    relation,
    indicatorName: textOf(language, `coverage.indicator.${indicators[target.indicator].text}.name`),
    note: note?.[language] ?? '',
    conflicts: all.filter(({ id }) => rivals.has(id)).map(({ id, value, source }) => ({ id, value, source })),
  };
}
