export { ActMenu } from './act-menu.tsx';
export { Departures } from './departures.tsx';
export { HeirsPage } from './heirs-page.tsx';
export { Memberships } from './memberships.tsx';
export { PendingProposals } from './pending-proposals.tsx';
export { Timeline } from './timeline.tsx';
export { ActsOfWorker, useActs } from './worker-life.tsx';
export { WorkerProposals } from './worker-proposals.tsx';
