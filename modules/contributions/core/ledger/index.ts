export { ledgerFaultKinds } from './faults.ts';
