import { cellSegments, type IndicatorId, indicators } from '#modules/coverage/core/index.ts';
import { listTotalsOfSpans, type Span } from '#modules/coverage/server/counts/index.ts';
import { readPublicCells } from '#modules/coverage/server/suppression/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { publicContext, type RowContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';

/** What is counted, from a month through another: the first one is the last, but for those new in a year. */
export interface CountAsked {
  readonly indicator: IndicatorId;
  readonly from: string;
  readonly month: string;
}

/** Counts of one regency; null: hidden from whoever asks. */
export type RegencyCount = (regency: string, asked: CountAsked) => number | null;

/** Reads the counts of regencies by where people work: in one's own context all of them in one statement, without one as anyone. */
export async function readRegencyCounts(
  services: Services,
  own: RowContext | null,
  { regencies, counts }: { readonly regencies: readonly string[]; readonly counts: readonly CountAsked[] },
): Promise<RegencyCount> {
  const each = [...new Map(counts.map((asked) => [keyOf(asked), asked])).values()];
  if (own)
    return inTransaction(services.pool, own, (transaction) => exactCounts(transaction, regencies, each));
  const current = monthOf(services.today());
  const read = (asked: CountAsked) =>
    inTransaction(services.pool, publicContext, (transaction) =>
      publicCounts(transaction, { regencies, asked, current }),
    );
  const found = new Map(
    await Promise.all(each.map(async (asked) => [keyOf(asked), await read(asked)] as const)),
  );
  return (regency, asked) => found.get(keyOf(asked))?.(regency) ?? null;
}

function keyOf({ indicator, from, month }: CountAsked): string {
  return `${indicator} ${from} ${month}`;
}

async function exactCounts(
  transaction: Transaction,
  regencies: readonly string[],
  counts: readonly CountAsked[],
): Promise<RegencyCount> {
  const spans = new Map<string, Span>(
    counts.map((asked) => [
      keyOf(asked),
      { indicator: indicators[asked.indicator], month: asked.month, foldUpTo: asked.from },
    ]),
  );
  const totalsOf = await listTotalsOfSpans(transaction, { codes: regencies, view: 'work' }, [
    ...spans.values(),
  ]);
  return (regency, asked) => {
    const span = spans.get(keyOf(asked));
    const kept = cellSegments(indicators[asked.indicator], 'ALL');
    return (span ? totalsOf(span) : [])
      .filter(({ areaCode, segment }) => areaCode === regency && kept.includes(segment))
      .reduce((sum, { workers }) => sum + Number(workers), 0);
  };
}

async function publicCounts(
  transaction: Transaction,
  { regencies, asked, current }: { regencies: readonly string[]; asked: CountAsked; current: string },
) {
  const { indicator, from, month } = asked;
  const cells = await readPublicCells(transaction, {
    ...{
      codes: regencies,
      view: 'work',
      indicator: indicators[indicator],
      first: from,
      last: month,
      current,
    },
  });
  const months = Array.from({ length: Number(month.slice(5)) - Number(from.slice(5)) + 1 }, (_, later) =>
    addMonths(from, later),
  );
  return (regency: string) => sumIfShown(months.map((at) => cells.of(regency, at).ALL));
}

/** The sum, or null where a part is hidden. */
export function sumIfShown(counts: readonly (number | null)[]): number | null {
  return counts.reduce<number | null>(
    (sum, count) => (sum === null || count === null ? null : sum + count),
    0,
  );
}
