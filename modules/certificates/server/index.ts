export type { CertificateServices } from './certificate-services.ts';
export {
  certificatesRoutes,
  issueCertificate,
  listCertificates,
  printCertificate,
  renewCertificates,
} from './certificates/index.ts';
export {
  type BusyChecker,
  checkingRoutes,
  checkJobs,
  checkPeriodic,
  openBusyChecker,
  openChecker,
} from './checking/index.ts';
export { complianceRoutes } from './compliance/index.ts';
export { contractsRoutes, keepContract } from './contracts/index.ts';
export {
  type AnsweredEmployer,
  answerEmployers,
  checkMembership,
  deskJobs,
  deskPeriodic,
  deskRoutes,
  type EmployerAnswer,
  type EmployerAsk,
  type FoundEmployer,
  findEmployers,
  setCallback,
  showCheck,
  showChecks,
  stopCallback,
} from './desk/index.ts';
export { followJobs, followPeriodic } from './follow/index.ts';
export {
  type Keyring,
  openKeyring,
  openSignedText,
  publishedKeys,
  revokeSigningKey,
  rotateSigningKey,
  signCwt,
  signJwt,
  signText,
  verifierOf,
} from './keys/index.ts';
export {
  type Block,
  blocksOf,
  decideSanctionStep,
  liftPaid,
  openSanctionCase,
  proposeSanctionStep,
  sanctionsRoutes,
  showSanctionCase,
  showSanctionCases,
} from './sanctions/index.ts';
export { type FileFound, lookForText } from './seeing/index.ts';
export { employerStandings } from './standing/index.ts';
export {
  askAgainSeconds,
  buildStatusList,
  buildStatusLists,
  type ClaimedEntry,
  claimEntries,
  compressStatuses,
  type EntryToClaim,
  publishStatusLists,
  type StatusChange,
  type StatusListFinder,
  setStatuses,
  signList,
} from './status-lists/index.ts';
export { checkTenderList, printTenderResult, tenderRoutes } from './tender/index.ts';
export { undertakingsOf, undertakingsRoutes } from './undertakings/index.ts';
