export { lastDueDayOf, latestClosedMonth } from './closed-month.ts';
export { countWorkers, getCountedThrough, listTotals, type TotalRow } from './count-queries.ts';
