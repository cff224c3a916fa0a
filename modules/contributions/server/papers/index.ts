export {
  type AccountsCell,
  type AccountsPaperFacts,
  type AccountsTable,
  accountsPaper,
} from './accounts-paper.ts';
export { type ArrearsLetterFacts, type ArrearsMonth, arrearsLetter } from './arrears-letter.ts';
export type { Check, Frame } from './frame.ts';
export {
  type ProofOfProtectionFacts,
  type ProvenSegment,
  proofOfProtectionPaper,
} from './proof-of-protection-paper.ts';
export { type ReceiptFacts, receiptPaper } from './receipt-paper.ts';
export {
  type StatementBill,
  type StatementOfEmployerFacts,
  type StatementPayment,
  statementOfEmployerPaper,
} from './statement-of-employer-paper.ts';
export {
  type StatementMonth,
  type StatementOfWorkerFacts,
  statementOfWorkerPaper,
} from './statement-of-worker-paper.ts';
