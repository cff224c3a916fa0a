import type { DocumentErrorCode } from '#platform/core/documents.ts';
import type { ErrorDetails } from '#platform/core/errors.ts';

/** What is wrong with a document, inside the thread that looks through it; it crosses to the server as code and details. */
export class DocumentFault extends Error {
  readonly code: DocumentErrorCode;
  readonly details: ErrorDetails;

  constructor(code: DocumentErrorCode, details: ErrorDetails) {
    super(code);
    this.name = 'DocumentFault';
    this.code = code;
    this.details = details;
  }
}

/** A fault of the document; details hold limits and counts, never what stands in it. */
export function faultOf(code: DocumentErrorCode, details: ErrorDetails = {}): DocumentFault {
  return new DocumentFault(code, details);
}
