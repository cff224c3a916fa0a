export type { CertificateServices } from './certificate-services.ts';
export { type EmployerAsk, type FoundEmployer, findEmployers } from './desk/index.ts';
export {
  type Keyring,
  openKeyring,
  openSignedText,
  signCwt,
  signJwt,
  signText,
  verifierOf,
} from './keys/index.ts';
export { type Block, blocksOf } from './sanctions/index.ts';
export { employerStandings } from './standing/index.ts';
export {
  type ClaimedEntry,
  claimEntries,
  type EntryToClaim,
  type StatusChange,
  setStatuses,
} from './status-lists/index.ts';
export { undertakingsOf, undertakingsRoutes } from './undertakings/index.ts';
