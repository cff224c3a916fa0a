export { absorptionRoutes } from './absorption/index.ts';
export { boardRoutes } from './board/index.ts';
export {
  addRegistered,
  beginList,
  candidatesRoutes,
  checkCandidates,
  showCandidateList,
  showCandidates,
} from './candidates/index.ts';
export { countingRoutes, showCounted } from './counting/index.ts';
export { handoverRoutes } from './handover/index.ts';
export { sponsorJobs, sponsorPeriodic } from './money/index.ts';
export { sponsorshipPapersRoutes } from './papers/index.ts';
export * from './programmes/index.ts';
export { estimateScenario, simulateScenarios, simulationRoutes } from './simulation/index.ts';
export { termsRoutes } from './terms/index.ts';
export {
  approveList,
  approveLists,
  billList,
  billLists,
  showWaiting,
  verificationRoutes,
} from './verification/index.ts';
