import { addMonths } from '#platform/core/month.ts';

/** Months in order, those that follow each other as one run: `Nov 2026–Jan 2027, Mar 2027`. */
export function shownMonths(months: readonly string[]): string {
  const runs: { first: string; last: string }[] = [];
  for (const month of [...new Set(months)].sort()) {
    const run = runs.at(-1);
    if (run && addMonths(run.last, 1) === month) run.last = month;
    else runs.push({ first: month, last: month });
  }
  return runs
    .map(({ first, last }) => (first === last ? short(first) : `${short(first)}–${short(last)}`))
    .join(', ');
}

function short(month: string): string {
  const options = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('id-ID', options).format(new Date(`${month}-01T00:00:00Z`));
}
