import { type ForecastIndicatorId, indicators, type ShownSegment } from '#modules/coverage/core/index.ts';
import { listTotals } from '#modules/coverage/server/counts/index.ts';
import { readPublicCells } from '#modules/coverage/server/suppression/index.ts';
import { addMonths } from '#platform/core/month.ts';
import type { Transaction } from '#platform/server/db/index.ts';

export interface ShownMonth {
  readonly month: string;
  /** Null: hidden in a public view. */
  readonly workers: number | null;
  /** True: every segment is shown, so that nothing which is made of them can tell of a hidden one. */
  readonly isWhole: boolean;
}

interface Asked {
  readonly area: string;
  readonly indicator: ForecastIndicatorId;
  readonly segment: ShownSegment;
  /** Last month. */
  readonly origin: string;
  /** The present month. */
  readonly current: string;
  readonly months: number;
  readonly isPublic: boolean;
}

/** The numbers of an area by month up to one, as they are shown to whoever asks. */
export async function readShownHistory(
  transaction: Transaction,
  asked: Asked,
): Promise<readonly ShownMonth[]> {
  const { area, origin, segment } = asked;
  const indicator = indicators[asked.indicator];
  const first = addMonths(origin, 1 - asked.months);
  const months = Array.from({ length: asked.months }, (_, index) => addMonths(first, index));
  if (asked.isPublic) {
    const cells = await readPublicCells(transaction, {
      ...{ codes: [area], view: 'residence', indicator, first, last: origin, current: asked.current },
    });
    return months.map((month) => {
      const counts = cells.of(area, month);
      const isWhole = Object.values(counts).every((count) => count !== null);
      return { month, workers: counts[segment], isWhole };
    });
  }
  const rows = await listTotals(transaction, {
    ...{ codes: [area], view: 'residence', indicator, month: origin, foldUpTo: first },
  });
  const kept = rows.filter((row) => segment === 'ALL' || row.segment === segment || row.segment === 'PU+BPU');
  return months.map((month) => ({
    month,
    isWhole: true,
    workers: kept
      .filter((row) => (indicator.isStock ? row.month <= month : row.month === month))
      .reduce((sum, row) => sum + Number(row.workers), 0),
  }));
}
