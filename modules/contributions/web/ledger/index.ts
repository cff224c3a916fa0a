export { JournalPage } from './journal-page.tsx';
export { LedgerPage } from './ledger-page.tsx';
