import type { CountedGroup } from '#modules/rules/core/index.ts';

/** A month that somebody other than the worker paid: by whom, and in which term. */
export interface SponsoredMonth {
  readonly month: string;
  readonly termId: string;
  /** A firm's or a donor's; else a government's or a village's. */
  readonly isFirm: boolean;
}

/** What counts of a worker's paid months in a calendar year, as `CountedGroup` of modules/rules reads it. */
export type CountedFacts = Pick<CountedGroup, 'publicMonths' | 'firmMonths'>;

/**
 * The paid months of one worker as the counting rule asks for them (CONTRACT 4.2): months of the year paid by government
 * and village together, and the longest unbroken stretch of one term of a firm. A stretch begun the year before helps to
 * the sixth month once: what was full by 31 December does not count again (`neededOfFirm`).
 */
export function countedFacts(
  months: readonly SponsoredMonth[],
  { year, neededOfFirm }: { readonly year: string; readonly neededOfFirm: number },
): CountedFacts {
  const publicMonths = new Set(
    months.filter(({ month, isFirm }) => !isFirm && month.startsWith(year)).map(({ month }) => month),
  ).size;
  const terms = Map.groupBy(
    months.filter(({ isFirm }) => isFirm),
    ({ termId }) => termId,
  );
  const stretches = [...terms.values()].flatMap(stretchesOf);
  const counted = stretches.map((stretch) => monthsThatCount(stretch, year, neededOfFirm));
  return { publicMonths, firmMonths: Math.max(0, ...counted) };
}

/** The months of a term as runs without a gap. */
function stretchesOf(months: readonly SponsoredMonth[]): string[][] {
  const sorted = [...new Set(months.map(({ month }) => month))].sort();
  const stretches: string[][] = [];
  for (const month of sorted) {
    const last = stretches.at(-1);
    if (last && indexOf(month) === indexOf(last.at(-1) ?? '') + 1) last.push(month);
    else stretches.push([month]);
  }
  return stretches;
}

function monthsThatCount(stretch: readonly string[], year: string, neededOfFirm: number): number {
  const within = stretch.filter((month) => month.startsWith(year)).length;
  const before = stretch.filter((month) => month < `${year}-01`).length;
  if (within === 0) return 0;
  return before >= neededOfFirm ? within : before + within;
}

function indexOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}
