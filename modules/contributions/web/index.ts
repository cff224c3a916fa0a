export { BankSimulatorPage } from './bank-simulator/index.ts';
export { StatementPage, StatementsPage } from './statements/index.ts';
