import type { DocumentErrorCode, DocumentKind } from '#platform/core/documents.ts';
import type { ErrorDetails } from '#platform/core/errors.ts';
import type { DocumentLimits } from './limits.ts';

/** What the thread that looks through documents is given. */
export interface CheckingOrder {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileName: string;
  readonly limits: DocumentLimits;
}

/** A document as it may be kept. */
export interface CheckedDocument {
  readonly kind: DocumentKind;
  readonly content: Uint8Array;
  /** Of a PDF. */
  readonly pages: number | null;
  /** Of a picture. */
  readonly pixels: { readonly width: number; readonly height: number } | null;
}

export type CheckingMessage =
  | { readonly kind: 'checked'; readonly document: CheckedDocument }
  | { readonly kind: 'refused'; readonly code: DocumentErrorCode; readonly details: ErrorDetails };
