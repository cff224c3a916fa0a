export { actOnWorker } from './act-on-worker.ts';
export { requireVersion } from './hold-version.ts';
export { bytes, sealedChanges, workerRow } from './keep-act.ts';
export { type LoadedLife, loadLife } from './load-life.ts';
export { lifeRoutes } from './routes.ts';
export { maskedChanges } from './show-changes.ts';
export { workerHistory } from './worker-history.ts';
