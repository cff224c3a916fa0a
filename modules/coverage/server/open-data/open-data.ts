import {
  datasetName,
  type Indicator,
  indicators,
  type OpenIndicator,
  type PublicCounts,
  percentText,
  refuse,
  shownSegments,
} from '#modules/coverage/core/index.ts';
import { getCountedThrough, latestClosedMonth } from '#modules/coverage/server/counts/index.ts';
import {
  type DenominatorRow,
  listApplicableDenominators,
} from '#modules/coverage/server/denominators/index.ts';
import {
  listNamedAreas,
  type NamedArea,
  readPublicCells,
} from '#modules/coverage/server/suppression/index.ts';
import { areaLevel } from '#platform/core/area-code.ts';
import { addMonths, daysInMonth, monthOf } from '#platform/core/month.ts';
import { publicContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';

export interface OpenDataAsked {
  readonly indicator: OpenIndicator;
  readonly view: 'residence' | 'work';
  /** A province. */
  readonly area: string;
}

/** One number of the open data. */
export interface OpenRow {
  readonly indicator: OpenIndicator;
  readonly view: 'residence' | 'work';
  readonly month: string;
  readonly area_code: string;
  readonly area_name: string;
  readonly area_level: 'province' | 'regency' | 'district';
  /** `not_known`: those counted in the area of whom the level below is not known. */
  readonly part: 'all' | 'not_known';
  readonly segment: 'ALL' | 'PU' | 'BPU';
  readonly unit: 'workers' | 'employers';
  readonly value: number | null;
  readonly status: 'shown' | 'suppressed';
  /** Of the last month alone. */
  readonly denominator: number | null;
  readonly denominator_definition: string | null;
  readonly denominator_as_of: string | null;
  readonly denominator_source: string | null;
  readonly percent: string | null;
}

export interface OpenTable {
  readonly name: string;
  readonly asked: OpenDataAsked;
  readonly areaName: string;
  readonly first: string;
  readonly last: string;
  /** The last day counted. */
  readonly onDay: string;
  /** Instant of the last change counted. */
  readonly asOf: string;
  readonly rows: readonly OpenRow[];
}

const monthsTold = 13;
const levelNames = ['province', 'regency', 'district'] as const;

/**
 * The public figures of a province, its regencies and districts over thirteen months, hidden ones marked.
 *
 * @throws Refusal `coverage.area_not_found` (no province of that code)
 */
export async function openTable(services: Services, asked: OpenDataAsked): Promise<OpenTable> {
  const today = services.today();
  const indicator: Indicator = indicators[asked.indicator];
  const last = indicator.timing === 'day' ? monthOf(today) : latestClosedMonth(today);
  const first = addMonths(last, 1 - monthsTold);
  const onDay = last === monthOf(today) ? today : `${last}-${daysInMonth(last)}`;
  return inTransaction(services.pool, publicContext, async (transaction) => {
    const areas = await listNamedAreas(transaction, asked.area);
    const [province] = areas;
    if (areaLevel(asked.area) !== 1 || !province)
      throw refuse('coverage.area_not_found', { area: asked.area });
    const span = { first, last, current: monthOf(today) };
    const rows = await readRows(transaction, { asked, indicator, areas, span, onDay });
    const asOf = await getCountedThrough(transaction);
    return {
      ...{ name: datasetName(asked.indicator), asked, areaName: province.name },
      ...{ first, last, onDay, asOf, rows },
    };
  });
}

interface RowsAsked {
  readonly asked: OpenDataAsked;
  readonly indicator: Indicator;
  readonly areas: readonly NamedArea[];
  readonly span: { readonly first: string; readonly last: string; readonly current: string };
  readonly onDay: string;
}

async function readRows(
  transaction: Transaction,
  { asked, indicator, areas, span, onDay }: RowsAsked,
): Promise<readonly OpenRow[]> {
  const codes = areas.map(({ code }) => code);
  const { view } = asked;
  const cells = await readPublicCells(transaction, { codes, view, indicator, ...span });
  const figures = await listApplicableDenominators(transaction, codes, onDay, indicator.over);
  const months = Array.from({ length: monthsTold }, (_, index) => addMonths(span.first, index));
  return months.flatMap((month) =>
    areas.flatMap((area) => {
      const known = month === span.last ? figures.filter(({ areaCode }) => areaCode === area.code) : [];
      const at = { asked, indicator, area, month };
      const own = rowsOf({ ...at, part: 'all' }, cells.of(area.code, month), known);
      // Nobody sees less of a district than that it has villages.
      if (areaLevel(area.code) > 2) return own;
      return [...own, ...rowsOf({ ...at, part: 'not_known' }, cells.restOf(area.code, month), [])];
    }),
  );
}

interface RowAt {
  readonly asked: OpenDataAsked;
  readonly indicator: Indicator;
  readonly area: NamedArea;
  readonly month: string;
  readonly part: OpenRow['part'];
}

function rowsOf(
  { asked, indicator, area, month, part }: RowAt,
  counts: PublicCounts,
  denominators: readonly DenominatorRow[],
): OpenRow[] {
  const segments = indicator.unit === 'employers' ? (['ALL'] as const) : shownSegments;
  return segments.map((segment) => {
    const value = counts[segment];
    const over = denominators.find((row) => row.segment === segment);
    return {
      ...{ indicator: asked.indicator, view: asked.view, month, area_code: area.code, area_name: area.name },
      ...{
        area_level: levelNames[areaLevel(area.code) - 1] ?? 'district',
        part,
        segment,
        unit: indicator.unit,
      },
      ...{ value, status: value === null ? 'suppressed' : 'shown' },
      denominator: over ? Number(over.value) : null,
      denominator_definition: over?.definition ?? null,
      denominator_as_of: over?.asOf ?? null,
      denominator_source: over?.source ?? null,
      percent: over && value !== null ? percentText(value, Number(over.value)) : null,
    };
  });
}
