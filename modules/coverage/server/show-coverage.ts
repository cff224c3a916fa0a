import type { z } from 'zod';
import type { coverageSchema } from '#modules/coverage/api/index.ts';
import {
  addCounts,
  cellSegments,
  type FactCounts,
  hideSmall,
  hideSmallCells,
  hideSmallCounts,
  type Indicator,
  type IndicatorId,
  indicators,
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
import { lastDueDayOf, latestClosedMonth } from './closed-month.ts';
import { getCountedThrough, listTotals, type TotalRow } from './count-queries.ts';
import { coverageScope, hasPublicChildren } from './coverage-scope.ts';
import { type DenominatorRow, listApplicableDenominators } from './denominator-queries.ts';
import { shownSegmentsOf } from './shown-segments.ts';

export type Coverage = z.infer<typeof coverageSchema>;

export interface CoverageAsked {
  readonly area: string;
  /** `YYYY-MM`; without one the current month, or the last one all due, as the indicator opens. */
  readonly month?: string | undefined;
  readonly view: 'residence' | 'work';
  readonly indicator: IndicatorId;
}

/** The months that the trend shows, the asked one included. */
const trendMonths = 13;

/**
 * Workers by an indicator over workforce of an area and those directly below it, in a month: protected on its last day
 * (today in the present one), or with a paid contribution.
 *
 * @throws Refusal `coverage.area_not_found`, `coverage.month_unknown`, `access.signed_out`
 */
export async function showCoverage(
  services: Services,
  caller: Caller | null,
  { area: code, month: askedMonth, view, indicator: indicatorId }: CoverageAsked,
  language: 'id' | 'en',
): Promise<Coverage> {
  const current = monthOf(services.today());
  const indicator: Indicator = indicators[indicatorId];
  const month = askedMonth ?? (indicator.timing === 'day' ? current : latestClosedMonth(services.today()));
  if (month > current) throw refuse('coverage.month_unknown', { month, latest: current });
  const { context, isPublic } = coverageScope(caller, code);
  const found = await inTransaction(services.pool, context, (transaction) =>
    readCoverage(transaction, {
      code,
      month,
      view,
      indicator,
      showsChildren: !isPublic || hasPublicChildren(code),
    }),
  );
  return {
    indicator: {
      id: indicatorId,
      name: textOf(language, `coverage.indicator.${indicator.text}.name`),
      definition: textOf(language, `coverage.indicator.${indicator.text}.definition`),
      unit: indicator.unit,
    },
    month,
    onDay: month === current ? services.today() : lastDayOf(month),
    monthIsOpen: services.today() <= lastDueDayOf(month),
    view,
    ...present(found, { month, indicator, isPublic }),
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
  asked: {
    code: string;
    month: string;
    view: 'residence' | 'work';
    indicator: Indicator;
    showsChildren: boolean;
  },
): Promise<Reading> {
  const { code, month, view, indicator } = asked;
  const around = await findSurroundings(transaction, code, areaPath(code));
  if (!around) throw refuse('coverage.area_not_found', { area: code });
  const children = asked.showsChildren ? around.children : [];
  const codes = [code, ...children.map((child) => child.code)];
  const foldUpTo = addMonths(month, 1 - trendMonths);
  return {
    area: around.area,
    path: around.path,
    children,
    totals: await listTotals(transaction, { codes, view, indicator, month, foldUpTo }),
    denominators: await listApplicableDenominators(transaction, codes, lastDayOf(month), indicator.over),
    asOf: await getCountedThrough(transaction),
  };
}

interface Shown {
  readonly month: string;
  readonly indicator: Indicator;
  readonly isPublic: boolean;
}

function present(reading: Reading, { month, indicator, isPublic }: Shown) {
  const { area, path, children, totals } = reading;
  const kept = cellSegments(indicator, 'ALL');
  const counted = totals.filter((row) => kept.includes(row.segment));
  const counts = countsByArea(counted.filter((row) => indicator.isStock || row.month === month));
  const own = counts.get(area.code) ?? noFactCounts;
  const below = children.map((child) => counts.get(child.code) ?? noFactCounts);
  const unknown = subtractCounts(own, below.reduce(addCounts, noFactCounts));
  const cells = shownCells([...below, unknown].map(shownCounts), isPublic);
  const segmentsOf = (code: string, shown: PublicCounts) =>
    shownSegmentsOf(
      shown,
      reading.denominators.filter((one) => one.areaCode === code),
      indicator,
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
    trend: trendOf(counted, { code: area.code, month, isStock: indicator.isStock }).map(
      ({ month: at, workers }) => ({
        month: at,
        protected: isPublic ? hideSmall(workers) : workers,
      }),
    ),
  };
}

function lastDayOf(month: string): string {
  return `${month}-${daysInMonth(month)}`;
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
function trendOf(
  totals: readonly TotalRow[],
  { code, month, isStock }: { code: string; month: string; isStock: boolean },
) {
  const own = totals.filter((row) => row.areaCode === code);
  return Array.from({ length: trendMonths }, (_, index) => {
    const at = addMonths(month, index + 1 - trendMonths);
    const workers = own
      .filter((row) => (isStock ? row.month <= at : row.month === at))
      .reduce((sum, row) => sum + Number(row.workers), 0);
    return { month: at, workers };
  });
}

function areaName({ code, name, kind, pathName }: AreaRow) {
  return { code, name, kind, pathName };
}
