import type { WorkerEvents } from 'graphile-worker';

/** One failure is a connection that was cut; this many in a row are a runner that will not come back by itself. */
const failuresInARow = 3;
/** Until then the queue may still be told that a job is done. */
const afterwardsMs = 30_000;

export interface WatchedRunner {
  /** Settled once the runner has failed three times in a row while it did no job. */
  readonly stuck: Promise<void>;
  /** Ids of the jobs it does, or has done a moment ago. */
  readonly jobsInHand: () => readonly string[];
}

/**
 * Watches what a runner does. It is stuck when it only fails to ask for jobs: graphile-worker remembers a failed
 * first look-up of its task names for good, so a runner whose connections were cut at that moment would never do
 * a job again.
 */
export function watchRunner(events: WorkerEvents): WatchedRunner {
  const stuck = Promise.withResolvers<void>();
  const inHand = new Map<string, 'running' | 'done'>();
  let failures = 0;
  events.on('worker:getJob:error', () => {
    failures += 1;
    const isRunning = [...inHand.values()].includes('running');
    if (failures >= failuresInARow && !isRunning) stuck.resolve();
  });
  events.on('worker:getJob:empty', () => {
    failures = 0;
  });
  events.on('job:start', ({ job }) => {
    failures = 0;
    inHand.set(String(job.id), 'running');
  });
  events.on('job:complete', ({ job }) => {
    const id = String(job.id);
    inHand.set(id, 'done');
    setTimeout(() => {
      if (inHand.get(id) === 'done') inHand.delete(id);
    }, afterwardsMs).unref();
  });
  return { stuck: stuck.promise, jobsInHand: () => [...inHand.keys()] };
}
