export { WorkerCard } from './cards/index.ts';
export {
  CertificatePage,
  CertificatesPage,
  OrganisationCertificate,
} from './certificates/index.ts';
export { openCheck } from './check/open-check.ts';
export { ComplianceHome, CompliancePage } from './compliance/index.ts';
export { ContractPage, ContractsPage } from './contracts/index.ts';
export { CheckPage, DeskPage } from './desk/index.ts';
export { SanctionCasePage, SanctionsPage } from './sanctions/index.ts';
export { TenderPage } from './tender/index.ts';
