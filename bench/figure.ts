/** One measured speed beside its limit, both taken in the same run. */
export interface Figure {
  readonly name: string;
  /** What was measured, in words: "18,240 rows/s". */
  readonly measured: string;
  /** What it is measured against: "COPY of the same rows 41,200 rows/s". */
  readonly beside: string;
  readonly ratio: number;
  /** The ratio must be at least (or at most) this. */
  readonly bound: { readonly atLeast: number } | { readonly atMost: number };
}

export function passes({ ratio, bound }: Figure): boolean {
  return 'atLeast' in bound ? ratio >= bound.atLeast : ratio <= bound.atMost;
}

export function formatFigure(figure: Figure): string {
  const { name, measured, beside, ratio, bound } = figure;
  const wanted = 'atLeast' in bound ? `>= ${bound.atLeast}` : `<= ${bound.atMost}`;
  return `${passes(figure) ? 'ok  ' : 'LATE'} ${name}: ${ratio.toFixed(3)} (${wanted})  ${measured}  |  ${beside}`;
}

/** All figures under one another, for whoever reads only the end. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    passes(figure) ? 'ok' : 'LATE',
    figure.name,
    figure.measured,
    figure.beside,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The value below which the share (0.99) of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
