export * from './bills/index.ts';
export { arrearsRoutes, coverJobs, coverPeriodic } from './cover/index.ts';
export { filingsRoutes } from './filings/routes.ts';
export { keepLaw } from './law/index.ts';
export { checkLedger, ledgerRoutes } from './ledger/index.ts';
export { overviewsRoutes } from './overviews/index.ts';
export {
  exceptionsRoutes,
  paymentsRoutes,
  recordPayment,
  refundsRoutes,
} from './payments/index.ts';
export * from './snap/index.ts';
export * from './statements/index.ts';
