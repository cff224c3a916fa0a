export type { CertificateServices } from './certificate-services.ts';
export { type Checker, openChecker } from './checking/index.ts';
export {
  type AnsweredEmployer,
  answerEmployers,
  deskRoutes,
  type EmployerAnswer,
  type EmployerAsk,
  type FoundEmployer,
  findEmployers,
} from './desk/index.ts';
export {
  type Keyring,
  openKeyring,
  openSignedText,
  signCwt,
  signJwt,
  signText,
  verifierOf,
} from './keys/index.ts';
export { type Block, blocksOf, liftPaid, sanctionsRoutes } from './sanctions/index.ts';
export { employerStandings } from './standing/index.ts';
export {
  type ClaimedEntry,
  claimEntries,
  type EntryToClaim,
  type StatusChange,
  setStatuses,
} from './status-lists/index.ts';
export { undertakingsOf, undertakingsRoutes } from './undertakings/index.ts';
export {
  certificatesRoutes,
  issueCertificate,
  listCertificates,
  printCertificate,
  renewCertificates,
} from './certificates/index.ts';
