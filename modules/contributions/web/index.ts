export { BankSimulatorPage } from './bank-simulator/index.ts';
export {
  BillPage,
  BillRunsPage,
  BillsPage,
  FirstBill,
  GroupBills,
  PaymentCodeCard,
  WorkerBills,
} from './bills/index.ts';
export { ArrearsPage, OrganisationLetters } from './cover/index.ts';
export { FilingPage, FilingsPage } from './filings/index.ts';
export { JournalPage, LedgerPage } from './ledger/index.ts';
export { OrganisationContributions, ProofPage, WorkerContributions } from './overviews/index.ts';
export {
  ExceptionsPage,
  NewPaymentPage,
  PaymentPage,
  PaymentsPage,
  ReceiptCheckPage,
  RefundsPage,
} from './payments/index.ts';
export { StatementPage, StatementsPage } from './statements/index.ts';
