import { refuseDocument } from '#platform/core/documents.ts';
import { oneAtATime, runBounded, type ThreadFailure } from '#platform/server/threads/index.ts';
import type { CheckedDocument, CheckingMessage } from './checking-messages.ts';
import { type DocumentLimits, documentLimits } from './limits.ts';

const inLine = oneAtATime();

/**
 * Looks through an uploaded document in a thread of its own with bounded heap and time, one at a time.
 *
 * @throws Refusal `document.*` for whatever is wrong with it
 */
export async function checkDocument(
  given: Uint8Array,
  fileName: string,
  asked: Partial<DocumentLimits> = {},
): Promise<CheckedDocument> {
  const limits = { ...documentLimits, ...asked };
  if (given.length === 0) throw refuseDocument('document.empty');
  if (given.length > limits.uploadBytes) throw refuseDocument('document.too_large');
  const check = () => {
    const bytes = new Uint8Array(given);
    return runBounded<CheckingMessage, CheckedDocument>({
      script: new URL('./checking-thread.ts', import.meta.url),
      order: { bytes, fileName, limits },
      transfer: [bytes.buffer],
      limits,
      receive: (message) => {
        if (message.kind === 'checked') return message.document;
        throw refuseDocument(message.code, message.details);
      },
      failed: refusalOfThread,
    });
  };
  return inLine(check, { waiting: limits.waiting, busy: () => refuseDocument('document.busy') });
}

function refusalOfThread(failure: ThreadFailure): Error {
  return refuseDocument(failure === 'broken' ? 'document.damaged' : 'document.too_complex');
}
