import { Worker } from 'node:worker_threads';

/** Why a thread gave no answer; its own error text is never passed on, because it may hold what stands in a file. */
export type ThreadFailure = 'timeout' | 'memory' | 'broken';

export interface BoundedRun<Message, Result> {
  readonly script: URL;
  readonly order: unknown;
  /** Buffers of the order that are handed over instead of copied. */
  readonly transfer: readonly ArrayBuffer[];
  readonly limits: { readonly milliseconds: number; readonly heapMegabytes: number };
  /** Aborting ends the thread at once; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** The result, or null while more messages are to come; throws what the thread refuses. */
  readonly receive: (message: Message) => Result | null;
  readonly failed: (failure: ThreadFailure) => Error;
}

/**
 * Runs a script in a thread of its own with bounded heap and time, without environment and without output. Buffers are not
 * bounded by the heap limit: the script counts what it inflates (SECURITY 2.9).
 *
 * @throws what `receive` throws, what `failed` makes, or the signal's reason
 */
export async function runBounded<Message, Result>(run: BoundedRun<Message, Result>): Promise<Result> {
  run.signal?.throwIfAborted();
  const thread = new Worker(run.script, {
    workerData: run.order,
    transferList: [...run.transfer],
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: {
      maxOldGenerationSizeMb: run.limits.heapMegabytes,
      maxYoungGenerationSizeMb: 16,
      stackSizeMb: 4,
    },
  });
  const answer = Promise.withResolvers<Result>();
  const timer = setTimeout(() => answer.reject(run.failed('timeout')), run.limits.milliseconds);
  const onAbort = () => answer.reject(run.signal?.reason);
  run.signal?.addEventListener('abort', onAbort, { once: true });
  thread.on('message', (message: Message) => {
    try {
      const result = run.receive(message);
      if (result !== null) answer.resolve(result);
    } catch (error) {
      answer.reject(error);
    }
  });
  thread.on('error', (error) => answer.reject(run.failed(isOutOfMemory(error) ? 'memory' : 'broken')));
  thread.on('exit', () => answer.reject(run.failed('broken')));
  try {
    return await answer.promise;
  } finally {
    clearTimeout(timer);
    run.signal?.removeEventListener('abort', onAbort);
    await thread.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
