export {
  type BankStatement,
  type LinePlace,
  lineOutcomes,
  type StatementFormat,
  type StatementLimits,
  type StatementLine,
  statementFormats,
  statementStates,
} from './bank-statement.ts';
export { refuseStatement, type StatementErrorCode, statementErrors } from './errors.ts';
export { sniffStatementFormat } from './sniff-format.ts';
