import {
  type AreaCounts,
  type AreaTree,
  cellSegments,
  type FactCounts,
  type Indicator,
  type Measure,
  noFactCounts,
  type PublicCounts,
  publicCounts,
  restOf,
  sumOf,
  withRests,
} from '#modules/coverage/core/index.ts';
import { addMonths } from '#platform/core/month.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import {
  getCountsMark,
  listPublicAreas,
  listPublicCounts,
  type PublicCountRow,
} from './public-count-queries.ts';
import { measuresFor, type PublicTable, publicTable } from './public-tables.ts';

export interface PublicCellsAsked {
  /** Provinces, regencies or districts. */
  readonly codes: readonly string[];
  readonly view: 'residence' | 'work';
  readonly indicator: Pick<Indicator, 'measure' | 'isStock' | 'unit' | 'only'>;
  /** First and last month that will be looked at. */
  readonly first: string;
  readonly last: string;
  /** The present month. */
  readonly current: string;
}

/** The figures that anyone may see; null: hidden. Whatever is public is read from here. */
export interface PublicCells {
  /** Counts of an area in a month. */
  readonly of: (code: string, month: string) => PublicCounts;
  /** Those of an area of whom the level below is not known. */
  readonly restOf: (code: string, month: string) => PublicCounts;
}

const hiddenCounts: PublicCounts = { ALL: null, PU: null, BPU: null };
const stockMeasures: readonly Measure[] = ['OPEN', 'PROTECTED'];

/**
 * Reads the public figures of areas over some months. Each figure is decided within its whole province, so that the same
 * number is hidden whatever view asks for it.
 */
export async function readPublicCells(
  transaction: Transaction,
  asked: PublicCellsAsked,
): Promise<PublicCells> {
  const { indicator, view, first, last, current } = asked;
  const provinces = [...new Set(asked.codes.map((code) => code.slice(0, 2)))].toSorted();
  const { measure, only, unit } = indicator;
  // Told before the counts are read, so that what is kept is never older than its mark.
  const mark = await getCountsMark(transaction);
  const name = [mark, measure, only, unit, view, first, last, current, ...provinces].join(' ');
  const found = kept.get(name) ?? (await readFigures(transaction, asked, provinces));
  keep(name, found);
  const find = (key: string, month: string) => found.get(key.slice(0, 2))?.(key, month) ?? hiddenCounts;
  return { of: find, restOf: (code, month) => find(restOf(code), month) };
}

type Figures = ReadonlyMap<string, (key: string, month: string) => PublicCounts>;

/** Figures as they were last decided, the one asked for last at the end; as long as no count has moved they hold. */
const kept = new Map<string, Figures>();
const mostKept = 40;

function keep(name: string, figures: Figures): void {
  kept.delete(name);
  kept.set(name, figures);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}

async function readFigures(
  transaction: Transaction,
  asked: PublicCellsAsked,
  provinces: readonly string[],
): Promise<Figures> {
  const areas = await listPublicAreas(transaction, provinces);
  const measures = measuresFor(asked.indicator.measure);
  const rows = await listPublicCounts(transaction, {
    ...{ provinces, codes: areas.map(({ code }) => code), view: asked.view },
    stocks: measures.filter((one) => stockMeasures.includes(one)),
    flows: measures.filter((one) => !stockMeasures.includes(one)),
    ...spanOf([asked.first, asked.last, asked.current]),
  });
  return new Map(
    provinces.map((province) => {
      const own = rows.filter((row) => row.areaCode.startsWith(province));
      return [province, figuresOf(treeOf(province, areas), own, asked)] as const;
    }),
  );
}

/** The present month is among those read: cover that will end is laid against it. */
function spanOf(months: readonly string[]) {
  const sorted = months.toSorted();
  return { first: sorted[0] ?? '', last: sorted.at(-1) ?? '' };
}

function treeOf(province: string, areas: readonly { code: string; parent: string }[]): AreaTree {
  const below = Map.groupBy(
    areas.filter(({ code }) => code.startsWith(province)),
    ({ parent }) => parent,
  );
  return {
    province,
    below: new Map([...below].map(([parent, children]) => [parent, children.map(({ code }) => code)])),
  };
}

/** The public figures of a province, each month made when it is first asked for. */
function figuresOf(
  tree: AreaTree,
  rows: readonly PublicCountRow[],
  { indicator, view, current }: PublicCellsAsked,
) {
  const { measure } = indicator;
  const made = new Map<string, { readonly counts: AreaCounts; readonly table: PublicTable }>();
  const make = (month: string) => {
    const areas = byMeasure(rows, { view, month, current });
    const others = byMeasure(rows, { view: view === 'work' ? 'residence' : 'work', month, current });
    const rests = new Map<Measure, AreaCounts>();
    const counts = {
      areas: (one: Measure) => {
        const known = rests.get(one) ?? withRests(tree, areas.get(one) ?? new Map());
        rests.set(one, known);
        return known;
      },
      otherView: (one: Measure) => others.get(one)?.get(tree.province) ?? noFactCounts,
    };
    return { counts: counts.areas(measure), table: publicTable(tree, counts, measure) };
  };
  return (key: string, month: string): PublicCounts => {
    // What ends is told of the next month alone: the ends of all months together are everyone who is protected.
    if (measure === 'ENDING' && month !== addMonths(current, 1)) return hiddenCounts;
    const of = made.get(month) ?? make(month);
    made.set(month, of);
    return shownOf(indicator, of.table, { key, counts: of.counts.get(key) ?? noFactCounts });
  };
}

function shownOf(
  indicator: PublicCellsAsked['indicator'],
  table: PublicTable,
  { key, counts }: { key: string; counts: FactCounts },
): PublicCounts {
  if (table.kind === 'segments') {
    const row = table.rows.get(key);
    return row ? publicCounts(counts, row, cellSegments(indicator, 'ALL')) : hiddenCounts;
  }
  if (table.rows === null || table.rows.get(key) !== null) return hiddenCounts;
  const ALL = sumOf(counts);
  // Of employers there is one kind; of workers these tables tell ALL alone.
  if (indicator.unit === 'employers') return { ALL, PU: ALL, BPU: 0 };
  if (ALL === 0) return { ALL, PU: 0, BPU: 0 };
  // Only cover by contributions of BPU ends.
  return { ALL, PU: null, BPU: indicator.measure === 'ENDING' ? ALL : null };
}

/** Counts by measure and area at the end of a month; cover that will end is laid against who is protected now. */
function byMeasure(
  rows: readonly PublicCountRow[],
  { view, month, current }: { view: string; month: string; current: string },
): ReadonlyMap<Measure, AreaCounts> {
  const found = new Map<Measure, Map<string, FactCounts>>();
  const through = month < current ? month : current;
  for (const row of rows) {
    const isIn = stockMeasures.includes(row.measure) ? row.month <= through : row.month === month;
    if (row.view !== view || !isIn) continue;
    const areas = found.get(row.measure) ?? new Map<string, FactCounts>();
    const known = areas.get(row.areaCode) ?? noFactCounts;
    areas.set(row.areaCode, { ...known, [row.segment]: known[row.segment] + Number(row.workers) });
    found.set(row.measure, areas);
  }
  return found;
}
