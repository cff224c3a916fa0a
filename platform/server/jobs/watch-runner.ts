import type { WorkerEvents } from 'graphile-worker';

/** One failure is a connection that was cut; this many in a row are a runner that will not come back by itself. */
const failuresInARow = 3;

/**
 * Tells when a runner only fails to ask for jobs: graphile-worker remembers a failed first look-up of its
 * task names for good, so a runner whose connections were cut at that moment would never do a job again.
 *
 * @returns settled once the runner has failed three times in a row while it did no job
 */
export function whenStuck(events: WorkerEvents): Promise<void> {
  const stuck = Promise.withResolvers<void>();
  let failures = 0;
  let running = 0;
  events.on('worker:getJob:error', () => {
    failures += 1;
    if (failures >= failuresInARow && running === 0) stuck.resolve();
  });
  events.on('worker:getJob:empty', () => {
    failures = 0;
  });
  events.on('job:start', () => {
    failures = 0;
    running += 1;
  });
  events.on('job:complete', () => {
    running -= 1;
  });
  return stuck.promise;
}
