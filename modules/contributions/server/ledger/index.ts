export { checkLedger, type LedgerFault, type LedgerState } from './check-ledger.ts';
export { ledgerRoutes } from './routes.ts';
