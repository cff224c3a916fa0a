export { BankSimulatorPage } from './bank-simulator/index.ts';
