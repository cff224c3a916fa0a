import type { z } from 'zod';
import type { coverageSchema } from '#modules/coverage/api/index.ts';
import {
  addCounts,
  type FactCounts,
  hideSmall,
  hideSmallCells,
  hideSmallCounts,
  noFactCounts,
  type PublicCounts,
  refuse,
  type ShownCounts,
  shownCounts,
  subtractCounts,
} from '#modules/coverage/core/index.ts';
import { areaPath } from '#platform/core/area-code.ts';
import { addMonths, daysInMonth, monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { type AreaRow, findSurroundings } from './area-queries.ts';
import { getCountedThrough, listTotals, type TotalRow } from './count-queries.ts';
import { coverageScope, hasPublicChildren } from './coverage-scope.ts';
import { type DenominatorRow, listApplicableDenominators } from './denominator-queries.ts';
import { shownSegmentsOf } from './shown-segments.ts';

export type Coverage = z.infer<typeof coverageSchema>;

export interface CoverageAsked {
  readonly area: string;
  /** `YYYY-MM`; without one the current month. */
  readonly month?: string | undefined;
  readonly view: 'residence' | 'work';
}

/** The months that the trend shows, the asked one included. */
const trendMonths = 13;

/** For now a worker is protected while a membership is open; the worker-months replace this one. */
export const indicatorId = 'OPEN-MEMBERSHIP';

/**
 * Protected workers over workforce of an area and those directly below it, on the last day of a month.
 *
 * @throws Refusal `coverage.area_not_found`, `coverage.month_unknown`, `access.signed_out`
 */
export async function showCoverage(
  services: Services,
  caller: Caller | null,
  { area: code, month: askedMonth, view }: CoverageAsked,
  language: 'id' | 'en',
): Promise<Coverage> {
  const current = monthOf(services.today());
  const month = askedMonth ?? current;
  if (month > current) throw refuse('coverage.month_unknown', { month, latest: current });
  const { context, isPublic } = coverageScope(caller, code);
  const found = await inTransaction(services.pool, context, (transaction) =>
    readCoverage(transaction, { code, month, view, showsChildren: !isPublic || hasPublicChildren(code) }),
  );
  return {
    indicator: {
      id: indicatorId,
      name: textOf(language, 'coverage.indicator.open_membership.name'),
      definition: textOf(language, 'coverage.indicator.open_membership.definition'),
    },
    month,
    view,
    ...present(found, month, isPublic),
    publicView: isPublic,
    demonstration: services.mode === 'demo',
  };
}

interface Reading {
  readonly area: AreaRow;
  readonly path: readonly AreaRow[];
  readonly children: readonly AreaRow[];
  readonly totals: readonly TotalRow[];
  readonly denominators: readonly DenominatorRow[];
  readonly asOf: string;
}

async function readCoverage(
  transaction: Transaction,
  asked: { code: string; month: string; view: 'residence' | 'work'; showsChildren: boolean },
): Promise<Reading> {
  const { code, month, view } = asked;
  const around = await findSurroundings(transaction, code, areaPath(code));
  if (!around) throw refuse('coverage.area_not_found', { area: code });
  const children = asked.showsChildren ? around.children : [];
  const codes = [code, ...children.map((child) => child.code)];
  const foldUpTo = addMonths(month, 1 - trendMonths);
  const lastDay = `${month}-${daysInMonth(month)}`;
  return {
    area: around.area,
    path: around.path,
    children,
    totals: await listTotals(transaction, { codes, view, month, foldUpTo }),
    denominators: await listApplicableDenominators(transaction, codes, lastDay),
    asOf: await getCountedThrough(transaction),
  };
}

function present(reading: Reading, month: string, isPublic: boolean) {
  const { area, path, children, totals } = reading;
  const counts = countsByArea(totals);
  const own = counts.get(area.code) ?? noFactCounts;
  const below = children.map((child) => counts.get(child.code) ?? noFactCounts);
  const unknown = subtractCounts(own, below.reduce(addCounts, noFactCounts));
  const cells = shownCells([...below, unknown].map(shownCounts), isPublic);
  const segmentsOf = (code: string, shown: PublicCounts) =>
    shownSegmentsOf(
      shown,
      reading.denominators.filter((one) => one.areaCode === code),
    );
  return {
    asOf: reading.asOf,
    area: areaName(area),
    path: path.map(areaName),
    segments: segmentsOf(area.code, isPublic ? hideSmallCounts(shownCounts(own)) : shownCounts(own)),
    children: children.map((child, index) => ({
      area: areaName(child),
      segments: segmentsOf(child.code, cells[index] ?? shownCounts(noFactCounts)),
      hasChildren: child.hasChildren,
    })),
    notKnown: children.length === 0 ? [] : notKnownOf(cells.at(-1)),
    trend: trendOf(totals, area.code, month).map(({ month: at, workers }) => ({
      month: at,
      protected: isPublic ? hideSmall(workers) : workers,
    })),
  };
}

function shownCells(cells: readonly ShownCounts[], isPublic: boolean): readonly PublicCounts[] {
  return isPublic ? hideSmallCells(cells) : cells;
}

function notKnownOf(counts: PublicCounts | undefined) {
  return (['ALL', 'PU', 'BPU'] as const).map((segment) => ({
    segment,
    protected: counts ? counts[segment] : 0,
  }));
}

function countsByArea(totals: readonly TotalRow[]): ReadonlyMap<string, FactCounts> {
  const counts = new Map<string, FactCounts>();
  for (const { areaCode, segment, workers } of totals) {
    const known = counts.get(areaCode) ?? noFactCounts;
    counts.set(areaCode, { ...known, [segment]: known[segment] + Number(workers) });
  }
  return counts;
}

/** Each worker once (PU, BPU and both are apart in the cells), at the end of each month. */
function trendOf(totals: readonly TotalRow[], code: string, month: string) {
  const own = totals.filter((row) => row.areaCode === code);
  return Array.from({ length: trendMonths }, (_, index) => {
    const at = addMonths(month, index + 1 - trendMonths);
    const workers = own.filter((row) => row.month <= at).reduce((sum, row) => sum + Number(row.workers), 0);
    return { month: at, workers };
  });
}

function areaName({ code, name, kind, pathName }: AreaRow) {
  return { code, name, kind, pathName };
}
