export { type Line, oneAtATime } from './one-at-a-time.ts';
export { type BoundedRun, runBounded, type ThreadFailure } from './run-bounded.ts';
