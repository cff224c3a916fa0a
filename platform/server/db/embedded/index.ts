export { type Binaries, installedBinaries } from './binaries.ts';
export {
  EmbeddedDatabaseError,
  type EmbeddedErrorCode,
  type EmbeddedStep,
  embeddedSteps,
  type ShowEmbeddedStep,
} from './embedded-errors.ts';
export {
  type EmbeddedServer,
  type EmbeddedStatus,
  embeddedStatus,
  type StartEmbedded,
  startEmbedded,
  stopEmbedded,
} from './embedded-server.ts';
