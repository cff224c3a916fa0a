export {
  type AreaDirectory,
  type AreaLoad,
  addHamlet,
  areaDirectory,
  areasRoutes,
  findAreas,
  loadAreas,
  showArea,
} from './areas/index.ts';
export { loadBoundaries } from './boundaries/index.ts';
export {
  type Joiner,
  type JoinerAnswer,
  membersByNumber,
  registerJoiners,
} from './counter/register-joiners.ts';
export { registerWorker } from './counter/register-worker.ts';
export { counterRoutes } from './counter/routes.ts';
export { lifeRoutes } from './life/index.ts';
export { readWorkbook } from './list-reading/index.ts';
export {
  checkListFile,
  type ListCheckAsker,
  type ListCheckReport,
  type ListCheckRequest,
} from './lists/check-list-file.ts';
export { fileListNow, type ListSubmission } from './lists/file-list-now.ts';
export { type ListJobServices, listJobs } from './lists/jobs.ts';
export type { ListProgress, ListWork } from './lists/list-work.ts';
export { readListNow } from './lists/read-list-now.ts';
export { listsRoutes } from './lists/routes.ts';
export { submitList } from './lists/submit-list.ts';
export { submitListNow } from './lists/submit-list-now.ts';
export { type Upload, uploadList } from './lists/upload-list.ts';
export { mergesRoutes } from './merge/index.ts';
export { findBusinessTypes, loadBusinessTypes } from './organisations/load-business-types.ts';
export { organisationsRoutes } from './organisations/routes.ts';
export { type CardHolder, findCardHolder } from './own/card-holder.ts';
export { ownRoutes } from './own/routes.ts';
export { showCard } from './own/show-card.ts';
export { requestJobs, requestPeriodic } from './requests/jobs.ts';
export { requestsRoutes } from './requests/routes.ts';
export { pinsRoutes, searchRoutes } from './search/routes.ts';
export { searchEverything } from './search/search-everything.ts';
export { fillNameKeys } from './workers/fill-name-keys.ts';
export { workersRoutes } from './workers/routes.ts';
export { searchWorkers } from './workers/search-workers.ts';
export { showWorker } from './workers/show-worker.ts';
