export { BankSimulatorPage } from './simulator-page.tsx';
