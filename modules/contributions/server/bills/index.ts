export { billJobs, billPeriodic } from './jobs.ts';
export { billsRoutes } from './routes.ts';
export { beginBillRun, billRunTotals, finishBillRun } from './run-bills.ts';
export { showBill } from './show-bill.ts';
