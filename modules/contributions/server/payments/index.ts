export { moneyReaders } from './money-roles.ts';
export { type Channel, findPayments, type JournalRow, listJournalsOf, listPaid } from './payment-queries.ts';
export { journalLine, paidLine, payerOf, workersShown } from './payment-view.ts';
export type { ReceiptServices } from './print-receipt.ts';
export { recordPayment } from './record-payment.ts';
export { exceptionsRoutes, type MayCheckReceipt, paymentsRoutes, refundsRoutes } from './routes.ts';
