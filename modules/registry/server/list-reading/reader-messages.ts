import type { FileFormat, ListFileErrorCode, SheetBlock } from '#modules/registry/core/index.ts';
import type { ErrorDetails } from '#platform/core/errors.ts';
import type { ListFileLimits } from './limits.ts';
import type { SheetHead } from './read-spreadsheet.ts';

/** What the reading thread is given. */
export interface ReadingOrder {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileName: string;
  readonly limits: ListFileLimits;
}

/** What it answers, in this order: each sheet's head, its blocks, at last `done`; or `refused` at any point. */
export type ReadingMessage =
  | { readonly kind: 'sheet'; readonly head: SheetHead }
  | { readonly kind: 'block'; readonly block: SheetBlock }
  | { readonly kind: 'done'; readonly format: FileFormat; readonly uses1904Dates: boolean }
  | { readonly kind: 'refused'; readonly code: ListFileErrorCode; readonly details: ErrorDetails };
