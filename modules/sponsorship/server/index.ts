export { boardRoutes } from './board/index.ts';
export {
  addRegistered,
  beginList,
  candidatesRoutes,
  showCandidateList,
  showCandidates,
} from './candidates/index.ts';
export * from './programmes/index.ts';
export { estimateScenario, simulationRoutes } from './simulation/index.ts';
export { verificationRoutes } from './verification/index.ts';
