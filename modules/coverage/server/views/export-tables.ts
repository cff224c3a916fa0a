import type { ViewKind } from '#modules/coverage/core/index.ts';
import type { shownDenominator } from '#modules/coverage/server/denominators/index.ts';
import { showCoverage } from '#modules/coverage/server/picture/index.ts';
import { textOf } from '#platform/server/texts.ts';
import type { WorkbookCell } from '#platform/server/workbook/index.ts';
import { showBreakdown } from './show-breakdown.ts';
import { showEnding } from './show-ending.ts';
import { showMissing } from './show-missing.ts';
import { type RankingAsked, showRanking } from './show-ranking.ts';
import { sourceText, type ViewCall } from './show-view.ts';

/** A view as a table, with what it says of itself. */
export interface ViewTable {
  readonly head: ViewHead;
  /** Keys of the columns' names. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly WorkbookCell[])[];
}

interface ViewHead {
  readonly area: { readonly code: string; readonly pathName: string };
  readonly view: 'residence' | 'work';
  readonly segment: 'ALL' | 'PU' | 'BPU';
  readonly indicator: { readonly name: string; readonly definition: string };
  readonly month: string;
  readonly onDay: string;
  readonly asOf: string;
  readonly source: string;
  readonly publicView: boolean;
  readonly demonstration: boolean;
}

type Figure = ReturnType<typeof shownDenominator> | null;

const ofFigure = ['denominator', 'percent', 'definition', 'figure_source', 'figure_date'] as const;
const ofArea = ['code', 'area'] as const;
const everyArea = 1000;

/** The tables of views, made of what the views answer: the same figures and the same hidden ones. */
export const viewTables = {
  coverage: async (call, asked) =>
    asked.branch === undefined ? coverageTable(call, asked) : branchTable(call, asked),
  ranking: async (call, asked) => rankingTable(call, asked),
  breakdown: async (call, asked) => {
    const shown = await showBreakdown(call, asked);
    const cell = cellsOf(call);
    return {
      head: shown,
      columns: ['dimension', 'value', 'workers'],
      rows: shown.dimensions.flatMap(({ name, rows }) =>
        rows.map((row) => [name, row.name, cell.count(row.workers)]),
      ),
    };
  },
  missing: async (call, asked) => {
    const { segment, area, branch, view } = asked;
    const shown = await showMissing(call, { segment, area, branch, view });
    const { count } = cellsOf(call);
    const line = (name: string, row: (typeof shown)['total'], of: readonly WorkbookCell[]) => [
      ...[name, count(row.registered), count(row.protected), count(row.missing), ...of],
    ];
    return {
      head: shown,
      columns: ['occupation', 'registered', 'protected', 'missing', 'workforce', 'missing_of_workforce'],
      rows: [
        ...shown.rows.map((row) =>
          line(
            row.name,
            row,
            row.workforce === null ? ['', ''] : [row.workforce, count(row.missingOfWorkforce)],
          ),
        ),
        line(textOf(call.language, 'coverage.export.total'), shown.total, ['', '']),
      ],
    };
  },
  ending: async (call, asked) => {
    const { segment, area, branch, view, month } = asked;
    const shown = await showEnding(call, { segment, area, branch, view, month });
    const { count } = cellsOf(call);
    const say = (key: string) => textOf(call.language, `coverage.export.${key}`);
    return {
      head: shown,
      columns: [...ofArea, 'workers'],
      rows: [
        ...shown.rows.map((row) => [row.area.code, row.area.pathName, count(row.workers)]),
        ...shown.byPayer.map((row) => [say('payer'), row.name, count(row.workers)]),
        [say('total'), '', count(shown.total)],
      ],
    };
  },
} as const satisfies Readonly<Record<ViewKind, (call: ViewCall, asked: RankingAsked) => Promise<ViewTable>>>;

async function coverageTable(call: ViewCall, asked: RankingAsked): Promise<ViewTable> {
  const { segment, area, month, indicator, view = 'residence' } = asked;
  const shown = await showCoverage(
    call.services,
    call.caller,
    { area, month, indicator, view },
    call.language,
  );
  const { count, figure } = cellsOf(call);
  const lines = [...shown.children, { area: shown.area, segments: shown.segments }].map((line) => {
    const found = line.segments.find((one) => one.segment === segment);
    const workers = found?.protected ?? null;
    return [
      ...[line.area.code, line.area.pathName, count(workers)],
      ...figure(found?.denominator ?? null, found?.percent ?? null),
    ];
  });
  const unknown = shown.notKnown.find((one) => one.segment === segment);
  const notKnown = unknown
    ? [['', textOf(call.language, 'coverage.export.not_known'), count(unknown.protected), '', '', '', '', '']]
    : [];
  return {
    head: { ...shown, segment, source: sourceText(call.services, call.language) },
    columns: [...ofArea, 'workers', ...ofFigure],
    rows: [...lines.slice(0, -1), ...notKnown, ...lines.slice(-1)],
  };
}

/** A branch as its regencies, by code. */
async function branchTable(call: ViewCall, asked: RankingAsked): Promise<ViewTable> {
  const shown = await showRanking(call, { ...asked, level: 'regency', order: 'best', limit: everyArea });
  const { count, figure } = cellsOf(call);
  const ranked = shown.rows.map((row) => ({ ...row, cells: figure(row.figure, row.percent) }));
  const others = shown.withoutDenominator.map((row) => ({ ...row, cells: figure(null, null) }));
  const rows = [...ranked, ...others].toSorted((left, right) => (left.area.code < right.area.code ? -1 : 1));
  return {
    head: shown,
    columns: [...ofArea, 'workers', ...ofFigure],
    rows: rows.map(({ area, workers, cells }) => [area.code, area.pathName, count(workers), ...cells]),
  };
}

async function rankingTable(call: ViewCall, asked: RankingAsked): Promise<ViewTable> {
  const shown = await showRanking(call, asked);
  const { count, figure } = cellsOf(call);
  return {
    head: shown,
    columns: ['rank', ...ofArea, 'workers', 'before', ...ofFigure],
    rows: [
      ...shown.rows.map(({ rank, area, workers, before, figure: over, percent }) => [
        ...[rank, area.code, area.pathName, count(workers), count(before), ...figure(over, percent)],
      ]),
      ...shown.withoutDenominator.map(({ area, workers, before }) => [
        ...['', area.code, area.pathName, count(workers), count(before), ...figure(null, null)],
      ]),
    ],
  };
}

/** A number that is hidden says so; a workforce figure brings its definition, source and date. */
function cellsOf({ language }: ViewCall) {
  const hidden = textOf(language, 'coverage.export.hidden');
  return {
    count: (workers: number | null): WorkbookCell => workers ?? hidden,
    figure: (over: Figure, percent: string | null): readonly WorkbookCell[] => [
      ...[over?.value ?? '', percent ?? '', over?.definition ?? '', over?.source ?? '', over?.asOf ?? ''],
    ],
  };
}
