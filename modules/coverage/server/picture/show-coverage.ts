import type { z } from 'zod';
import type { coverageSchema } from '#modules/coverage/api/index.ts';
import {
  type Indicator,
  type IndicatorId,
  indicators,
  type PublicCounts,
  refuse,
  type ShownSegment,
} from '#modules/coverage/core/index.ts';
import {
  getCountedThrough,
  lastDueDayOf,
  latestClosedMonth,
  listTotals,
} from '#modules/coverage/server/counts/index.ts';
import {
  type DenominatorRow,
  listApplicableDenominators,
  shownSegmentsOf,
} from '#modules/coverage/server/denominators/index.ts';
import {
  type AreaRow,
  coverageScope,
  findSurroundings,
  hasPublicChildren,
} from '#modules/coverage/server/places/index.ts';
import { exactCells, type PublicCells, readPublicCells } from '#modules/coverage/server/suppression/index.ts';
import { areaPath } from '#platform/core/area-code.ts';
import { addMonths, daysInMonth, monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';
import { textOf } from '#platform/server/texts.ts';

export type Coverage = z.infer<typeof coverageSchema>;

export interface CoverageAsked {
  readonly area: string;
  /** `YYYY-MM`; without one the current month, or the last one all due, as the indicator opens. */
  readonly month?: string | undefined;
  readonly view: 'residence' | 'work';
  readonly indicator: IndicatorId;
  /** Whose months the trend has; all of them without one. */
  readonly segment?: ShownSegment | undefined;
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
  { area: code, month: askedMonth, view, indicator: indicatorId, segment = 'ALL' }: CoverageAsked,
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
      isPublic,
      current,
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
    segment,
    ...present(found, { month, indicator, segment }),
    publicView: isPublic,
    demonstration: services.mode === 'demo',
  };
}

interface Reading {
  readonly area: AreaRow;
  readonly path: readonly AreaRow[];
  readonly children: readonly AreaRow[];
  readonly cells: PublicCells;
  readonly denominators: readonly DenominatorRow[];
  readonly asOf: string;
}

interface ReadingAsked {
  readonly code: string;
  readonly month: string;
  readonly view: 'residence' | 'work';
  readonly indicator: Indicator;
  readonly isPublic: boolean;
  readonly current: string;
}

async function readCoverage(transaction: Transaction, asked: ReadingAsked): Promise<Reading> {
  const { code, month, indicator } = asked;
  const around = await findSurroundings(transaction, code, areaPath(code));
  if (!around) throw refuse('coverage.area_not_found', { area: code });
  const children = !asked.isPublic || hasPublicChildren(code) ? around.children : [];
  const below = children.map((child) => child.code);
  const codes = [code, ...below];
  return {
    area: around.area,
    path: around.path,
    children,
    cells: await readCells(transaction, asked, below),
    denominators: await listApplicableDenominators(transaction, codes, lastDayOf(month), indicator.over),
    asOf: await getCountedThrough(transaction),
  };
}

async function readCells(
  transaction: Transaction,
  { code, month, view, indicator, isPublic, current }: ReadingAsked,
  below: readonly string[],
): Promise<PublicCells> {
  const first = addMonths(month, 1 - trendMonths);
  const asked = { codes: [code, ...below], view, indicator };
  if (isPublic) return readPublicCells(transaction, { ...asked, first, last: month, current });
  return exactCells(indicator, await listTotals(transaction, { ...asked, month, foldUpTo: first }), below);
}

interface Presented {
  readonly month: string;
  readonly indicator: Indicator;
  readonly segment: ShownSegment;
}

function present(reading: Reading, { month, indicator, segment }: Presented) {
  const { area, path, children, cells } = reading;
  const segmentsOf = (code: string) =>
    shownSegmentsOf(
      cells.of(code, month),
      reading.denominators.filter((one) => one.areaCode === code),
      indicator,
    );
  return {
    asOf: reading.asOf,
    area: areaName(area),
    path: path.map(areaName),
    segments: segmentsOf(area.code),
    children: children.map((child) => ({
      area: areaName(child),
      segments: segmentsOf(child.code),
      hasChildren: child.hasChildren,
    })),
    notKnown: children.length === 0 ? [] : notKnownOf(cells.restOf(area.code, month)),
    trend: Array.from({ length: trendMonths }, (_, index) => {
      const at = addMonths(month, index + 1 - trendMonths);
      return { month: at, protected: cells.of(area.code, at)[segment] };
    }),
  };
}

function lastDayOf(month: string): string {
  return `${month}-${daysInMonth(month)}`;
}

function notKnownOf(counts: PublicCounts) {
  return (['ALL', 'PU', 'BPU'] as const).map((segment) => ({ segment, protected: counts[segment] }));
}

function areaName({ code, name, kind, pathName }: AreaRow) {
  return { code, name, kind, pathName };
}
