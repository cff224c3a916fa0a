export { type CounterWarning, counterWarning, counterWarnings } from './counter-warning.ts';
export { paymentErrors, refusePayment } from './errors.ts';
export {
  actsOf,
  type ExceptionAct,
  type ExceptionKind,
  exceptionActs,
  exceptionKinds,
} from './exception-acts.ts';
export { maskPayee, type Payee } from './payee.ts';
export { readReceiptCode, readReceiptNumber, receiptCode, receiptNumber } from './receipt.ts';
