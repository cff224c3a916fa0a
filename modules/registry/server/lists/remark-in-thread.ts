import { Worker } from 'node:worker_threads';
import type { RemarkedSheets } from './remarked-workbook.ts';

/** Writes the remarked workbook in a thread of its own: a list of 50,000 rows takes seconds in which the server goes on serving. */
export async function remarkInThread(sheets: RemarkedSheets): Promise<Uint8Array<ArrayBuffer>> {
  const thread = new Worker(new URL('./remarking-thread.ts', import.meta.url), {
    workerData: sheets,
    execArgv: [],
    env: {},
  });
  try {
    return await new Promise((resolve, reject) => {
      thread.once('message', (content: Uint8Array<ArrayBuffer>) => resolve(content));
      // The error's own text could hold what stands in a cell: only that it failed is passed on.
      thread.once('error', () => reject(new Error('the remarked list could not be written')));
      thread.once('exit', () => reject(new Error('the remarking thread ended before its work')));
    });
  } finally {
    await thread.terminate();
  }
}
