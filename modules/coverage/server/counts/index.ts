export { lastDueDayOf, latestClosedMonth } from './closed-month.ts';
export {
  countWorkers,
  getCountedThrough,
  listTotals,
  listTotalsOfSpans,
  type Span,
  type TotalRow,
} from './count-queries.ts';
