export {
  type BankStatement,
  type StatementFormat,
  type StatementLimits,
  type StatementLine,
  statementFormats,
} from './bank-statement.ts';
export { signedIdr } from './check-balance.ts';
export { accountDigits } from './csv-preamble.ts';
export { refuseStatement, type StatementErrorCode, statementErrors } from './errors.ts';
export { findPaymentCode } from './find-payment-code.ts';
export { naturalKeyOf } from './natural-key.ts';
export { BankCsvReader } from './read-bank-csv.ts';
export { readCamt } from './read-camt.ts';
export { readMt940 } from './read-mt940.ts';
export { sniffStatementFormat } from './sniff-format.ts';
