import { Worker } from 'node:worker_threads';
import type { ProgrammeAnswer, SolveProgramme } from '#platform/core/integer-programme.ts';

/** A solver that does not keep its own time is ended this long after it. */
const graceMilliseconds = 5_000;

/**
 * Lends the exact solver for integer programmes (HiGHS) in a thread of its own, so that the server goes on serving; one
 * programme after another.
 *
 * @throws Error the solver broke or did not end in time
 */
export async function withSolver<Result>(work: (solve: SolveProgramme) => Promise<Result>): Promise<Result> {
  const thread = new Worker(new URL('./solving-thread.ts', import.meta.url), {
    ...{ execArgv: [], env: {}, stdout: true, stderr: true },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  try {
    return await work((programme, seconds) => answerOf(thread, { programme, seconds }));
  } finally {
    await thread.terminate();
  }
}

function answerOf(thread: Worker, order: { readonly seconds: number; readonly programme: object }) {
  const answer = Promise.withResolvers<ProgrammeAnswer>();
  const failed = () => answer.reject(new Error('the solver ended before its work'));
  const timer = setTimeout(failed, order.seconds * 1000 + graceMilliseconds);
  if (thread.threadId < 0) failed();
  const done = (found: ProgrammeAnswer) => answer.resolve(found);
  thread.once('message', done).once('error', failed).once('exit', failed);
  thread.postMessage(order);
  return answer.promise.finally(() => {
    clearTimeout(timer);
    thread.off('message', done).off('error', failed).off('exit', failed);
  });
}
