export { billLineSchema, billRunSchema, billSchema, billsContract } from './bills-contract.ts';
export { arrearsContract, arrearsPersonSchema, letterSchema } from './cover-contract.ts';
export { exceptionsContract } from './exceptions-contract.ts';
export { filingHintSchema, filingLineSchema, filingSchema } from './filing-shapes.ts';
export { filingsContract } from './filings-contract.ts';
export {
  cashReportSchema,
  journalLineSchema,
  ledgerContract,
  trialBalanceSchema,
} from './ledger-contract.ts';
export {
  organisationContributionsSchema,
  overviewsContract,
  workerContributionsSchema,
} from './overviews-contract.ts';
export { exceptionSchema, paymentLineSchema, refundSchema } from './payment-shapes.ts';
export { paymentsContract } from './payments-contract.ts';
export { refundsContract } from './refunds-contract.ts';
export * from './snap/index.ts';
export {
  outcomeSumSchema,
  statementLineSchema,
  statementSchema,
  statementsContract,
} from './statements-contract.ts';
