export * from './bills/index.ts';
export * from './cover/index.ts';
export * from './filings/index.ts';
export * from './ledger/index.ts';
export * from './overviews/index.ts';
export * from './papers/index.ts';
export {
  type PayerKind,
  type PaymentCodeParts,
  paymentCode,
  readPaymentCode,
  shownPaymentCode,
} from './payment-code.ts';
export * from './payments/index.ts';
export * from './snap/index.ts';
export * from './statement-terms/index.ts';
