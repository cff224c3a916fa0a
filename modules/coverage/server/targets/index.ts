export { listTargets } from './list-targets.ts';
export { loadTargets } from './load-targets.ts';
export {
  type BranchRow,
  listAreas,
  listBranches,
  listLoadedTargets,
  listWorkerTargets,
} from './target-queries.ts';
export { type PlacedTarget, type ShownTarget, shownTarget, targetsOver } from './targets-of-area.ts';
