export { complianceErrors, refuseCompliance } from './errors.ts';
