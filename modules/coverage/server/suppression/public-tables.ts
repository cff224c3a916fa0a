import {
  type AreaCounts,
  type AreaTree,
  type Beforehand,
  type FactCounts,
  hideInAreas,
  hideTotalsInAreas,
  isSmall,
  type Measure,
  noFactCounts,
  provinceLevel,
  type SegmentTable,
  sumOf,
  type TotalTable,
} from '#modules/coverage/core/index.ts';

/**
 * What is public of each measure, and by which other tables everyone can bound it. `segments`: ALL, PU and BPU;
 * `total`: ALL alone. Who is protected is registered; who is new or returned paid, nobody is both; whose cover ends is
 * protected. PAID and PROTECTED are different people: nothing follows for one from the other.
 */
export const publicMeasures = {
  PROTECTED: { table: 'segments' },
  PAID: { table: 'segments' },
  OPEN: { table: 'total', above: 'PROTECTED' },
  NEW: { table: 'total', below: 'PAID', beside: 'RETURNED' },
  RETURNED: { table: 'total', below: 'PAID', beside: 'NEW' },
  ENDING: { table: 'total', below: 'PROTECTED' },
  EMPLOYERS_PAID: { table: 'total' },
  EMPLOYERS_NEW: { table: 'total', below: 'EMPLOYERS_PAID' },
} as const satisfies Readonly<Record<Measure, PublicMeasure>>;

interface PublicMeasure {
  readonly table: 'segments' | 'total';
  readonly above?: Measure;
  readonly below?: Measure;
  readonly beside?: Measure;
}

/** The counts of one month: by measure those of each area and rest, and those of the province in the other view. */
export interface MonthCounts {
  readonly areas: (measure: Measure) => AreaCounts;
  readonly otherView: (measure: Measure) => FactCounts;
}

export type PublicTable =
  | { readonly kind: 'segments'; readonly rows: SegmentTable }
  | { readonly kind: 'total'; readonly rows: TotalTable | null };

/** Every measure that a measure's public table is made with, itself included. */
export function measuresFor(measure: Measure): readonly Measure[] {
  const { above, below, beside }: PublicMeasure = publicMeasures[measure];
  return [measure, above, below, beside].filter((one) => one !== undefined);
}

/** What is hidden of a measure in a province, in one month and view. */
export function publicTable(tree: AreaTree, counts: MonthCounts, measure: Measure): PublicTable {
  const { table, above, below }: PublicMeasure = publicMeasures[measure];
  const own = counts.areas(measure);
  const inOtherView = counts.otherView(measure);
  const level = provinceLevel([own.get(tree.province) ?? noFactCounts, inOtherView]);
  if (table === 'segments') return { kind: 'segments', rows: hideInAreas(tree, own, level) };
  const base = above ?? below;
  const baseTable = base ? publicTable(tree, counts, base) : null;
  const knownOf = (key: string) =>
    knownBeforehand(measure, {
      sumOf: (one) => sumOf(counts.areas(one).get(key) ?? noFactCounts),
      hidden: baseTable ? hiddenIn(baseTable, key) : null,
    });
  const elsewhere = knownBeforehand(measure, {
    sumOf: (one) => sumOf(counts.otherView(one)),
    hidden: null,
  });
  const isProvinceHidden =
    level === 2 || knownOf(tree.province).mustHide === true || elsewhere.mustHide === true;
  return { kind: 'total', rows: hideTotalsInAreas(tree, own, { isProvinceHidden, knownOf }) };
}

/** What other public tables say of a count of ALL: it is hidden with the one that bounds it, and where it would tell a small rest. */
function knownBeforehand(
  measure: Measure,
  at: { readonly sumOf: (one: Measure) => number; readonly hidden: number | null },
): Beforehand {
  const { above, below, beside }: PublicMeasure = publicMeasures[measure];
  const base = above ?? below;
  if (!base) return {};
  const count = at.sumOf(measure);
  const bound = at.sumOf(base);
  if (above) {
    const mustHide = isSmall(count - bound) || at.hidden !== null;
    return { mustHide, atLeast: at.hidden === null ? Math.min(bound, count) : 0 };
  }
  const others = beside ? at.sumOf(beside) : 0;
  const mustHide = count > 0 && (isSmall(bound - others - count) || at.hidden !== null);
  return { mustHide, atMost: Math.max(count, (at.hidden ?? bound) - others) };
}

/** The largest value that a hidden ALL can have; null: it is shown. */
function hiddenIn(table: PublicTable, key: string): number | null {
  if (table.kind === 'total')
    return table.rows === null ? Number.POSITIVE_INFINITY : (table.rows.get(key) ?? null);
  const row = table.rows.get(key);
  return row?.level === 2 ? row.atMost : null;
}
