import type { ListFileErrorCode } from '#modules/registry/core/index.ts';
import type { ErrorDetails } from '#platform/core/errors.ts';

/**
 * What is wrong with a file, inside the reading thread: it crosses to the server as code and details, where it becomes a Refusal. Kept apart from
 * the catalogue so that the thread starts without loading the whole module.
 */
export class FileFault extends Error {
  readonly code: ListFileErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ListFileErrorCode, details: ErrorDetails) {
    super(code);
    this.name = 'FileFault';
    this.code = code;
    this.details = details;
  }
}

/** A fault of the file; details hold places in it, never what stands there. */
export function faultOf(code: ListFileErrorCode, details: ErrorDetails = {}): FileFault {
  return new FileFault(code, details);
}
