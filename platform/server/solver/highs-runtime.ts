import load from 'highs';
import type { IntegerProgramme, ProgrammeAnswer } from '#platform/core/integer-programme.ts';

interface Runtime {
  readonly constants: {
    readonly modelStatus: Readonly<
      Record<'optimal' | 'infeasible' | 'unboundedOrInfeasible' | 'timeLimit', number>
    >;
  };
  createModel(data: object): Model;
}

interface Model {
  readonly options: { set(options: object): void };
  readonly info: { get(name: string): number };
  run(): void;
  getModelStatus(): number;
  getSolution(): { readonly colValue: Float64Array };
  dispose(): void;
}

/** HiGHS's own tolerance on whole numbers; what lies further from one is no answer. */
const wholeTolerance = 1e-5;

/** Loads HiGHS (WebAssembly); each solving blocks the thread it runs in. */
export async function openHighs(): Promise<
  (programme: IntegerProgramme, seconds: number) => ProgrammeAnswer
> {
  // Its declared type says module where a function is exported (TS2349 under nodenext).
  const runtime = await (load as unknown as () => Promise<Runtime>)();
  return (programme, seconds) => solveOnce(runtime, programme, seconds);
}

function solveOnce(runtime: Runtime, programme: IntegerProgramme, seconds: number): ProgrammeAnswer {
  // The solver itself calls a programme without columns no programme.
  if (programme.columns.length === 0) return emptyAnswer(programme);
  const started = performance.now();
  const model = runtime.createModel(modelOf(programme));
  try {
    model.options.set({
      ...{ output_flag: false, time_limit: seconds, random_seed: 0 },
      // To the last rupiah: no gap is good enough but none.
      ...{ mip_rel_gap: 0, mip_abs_gap: 0.5 },
    });
    model.run();
    const status = statusOf(runtime, model.getModelStatus());
    return {
      status,
      values: status === 'infeasible' ? null : wholeValues(programme, model.getSolution().colValue),
      bound: status === 'infeasible' ? null : finite(model.info.get('mip_dual_bound')),
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    model.dispose();
  }
}

function emptyAnswer({ rows }: IntegerProgramme): ProgrammeAnswer {
  return rows.every((bounds) => within(0, bounds))
    ? { status: 'optimal', values: [], bound: 0, seconds: 0 }
    : { status: 'infeasible', values: null, bound: null, seconds: 0 };
}

function modelOf({ sense, columns, rows }: IntegerProgramme): object {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { terms } of rows) {
    for (const [column, factor] of terms) {
      indices.push(column);
      values.push(factor);
    }
    starts.push(indices.length);
  }
  return {
    ...{ numCols: columns.length, numRows: rows.length, offset: 0, sense: sense === 'minimise' ? 1 : -1 },
    colCost: columns.map(({ objective }) => objective),
    colLower: columns.map(({ least }) => least),
    colUpper: columns.map(({ most }) => most),
    rowLower: rows.map(({ least }) => least ?? -Infinity),
    rowUpper: rows.map(({ most }) => most ?? Infinity),
    matrix: {
      ...{ format: 'csr', numRows: rows.length, numCols: columns.length },
      ...{ starts, indices, values },
    },
    integrality: columns.map(() => 1),
  };
}

function statusOf({ constants: { modelStatus } }: Runtime, found: number): ProgrammeAnswer['status'] {
  if (found === modelStatus.optimal) return 'optimal';
  // Columns are bounded, so what may be unbounded is not.
  if (found === modelStatus.infeasible || found === modelStatus.unboundedOrInfeasible) return 'infeasible';
  if (found === modelStatus.timeLimit) return 'time_limit';
  throw new Error(`the solver ended with model status ${found}`);
}

/** Rounded, and held to every bound and row exactly: what the solver's tolerances let pass is no answer. */
function wholeValues({ columns, rows }: IntegerProgramme, found: Float64Array): number[] | null {
  if (found.length !== columns.length) return null;
  const values = Array.from(found, (value) => Math.round(value));
  const isWhole = values.every((value, at) => Math.abs(value - (found[at] ?? Number.NaN)) <= wholeTolerance);
  const isInside = columns.every(({ least, most }, at) => within(values[at] ?? Number.NaN, { least, most }));
  const holds = rows.every(({ terms, ...bounds }) =>
    within(
      terms.reduce((sum, [column, factor]) => sum + factor * (values[column] ?? Number.NaN), 0),
      bounds,
    ),
  );
  return isWhole && isInside && holds ? values : null;
}

function within(value: number, { least, most }: { least: number | null; most: number | null }): boolean {
  return value >= (least ?? -Infinity) && value <= (most ?? Infinity);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
