import { parentPort, workerData } from 'node:worker_threads';
import { checkBytes } from './check-bytes.ts';
import type { CheckingMessage, CheckingOrder } from './checking-messages.ts';
import { DocumentFault } from './document-fault.ts';

const { bytes, fileName, limits }: CheckingOrder = workerData;

async function answer(): Promise<CheckingMessage> {
  try {
    return { kind: 'checked', document: await checkBytes(bytes, fileName, limits) };
  } catch (error) {
    if (error instanceof DocumentFault) return { kind: 'refused', code: error.code, details: error.details };
    // An error's own text may hold what stands in the document: it goes no further.
    return { kind: 'refused', code: 'document.damaged', details: {} };
  }
}

parentPort?.postMessage(await answer());
