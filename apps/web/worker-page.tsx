import { WorkerContributions } from '#modules/contributions/web/index.ts';
import { WorkerPage } from '#modules/registry/web/index.ts';

/** A worker with his contributions: modules meet here, not in each other. */
export function WorkerWithContributions() {
  return <WorkerPage Contributions={WorkerContributions} />;
}
