import { faultOf } from '#platform/server/documents/document-fault.ts';

/** Browsers guess at what a file is by its first kilobyte. */
const guessedWithin = 1_024;
/** An archive is found from its end: its directory's mark and at most 65,535 bytes of comment. */
const archiveWithin = 65_557;
const marksOfPages = /<(?:!doctype|html|head|body|script|svg|iframe|object|img|\?xml|\?php)/i;

/**
 * Refuses a PDF that another program would take for a web page or an archive, and one with something behind its end.
 *
 * @throws DocumentFault `document.two_kinds`, `document.truncated`, `document.pdf_unreadable`
 */
export function refuseOtherKinds(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!/^%PDF-[12]\.\d[\0\t\n\f\r ]/.test(file.toString('latin1', 0, 9)))
    throw faultOf('document.pdf_unreadable');
  if (marksOfPages.test(file.toString('latin1', 0, guessedWithin))) throw faultOf('document.two_kinds');
  if (file.subarray(-archiveWithin).includes('PK\x05\x06', 0, 'latin1')) throw faultOf('document.two_kinds');
  const end = file.lastIndexOf('%%EOF', undefined, 'latin1');
  if (end < 0) throw faultOf('document.truncated');
  const behind = file.toString('latin1', end + 5);
  if (/[^\0\t\n\f\r ]/.test(behind))
    throw faultOf(isCutOff(behind) ? 'document.truncated' : 'document.two_kinds');
}

/** A later part of the same document that was begun and not ended. */
function isCutOff(behind: string): boolean {
  return /^[\0\t\n\f\r ]*\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+obj\b/.test(behind);
}
