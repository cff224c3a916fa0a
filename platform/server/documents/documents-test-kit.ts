import { checkBytes } from './check-bytes.ts';
import type { CheckedDocument } from './checking-messages.ts';
import { DocumentFault } from './document-fault.ts';
import { documentLimits } from './limits.ts';

/** Looks through a document under the limits of the house. */
export async function check(bytes: Uint8Array, fileName = 'berkas'): Promise<CheckedDocument> {
  return checkBytes(bytes, fileName, documentLimits);
}

/** Its kind where it is taken, else the code it is refused with. */
export async function verdictOf(bytes: Uint8Array, fileName = 'berkas'): Promise<string> {
  try {
    return (await check(bytes, fileName)).kind;
  } catch (error) {
    if (error instanceof DocumentFault) return error.code;
    throw error;
  }
}
