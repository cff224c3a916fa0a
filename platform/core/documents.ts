import { type ErrorCatalogue, refusalOf } from './errors.ts';

/** What a document handed in as proof may be. */
export const documentKinds = ['png', 'jpeg', 'pdf'] as const;

export type DocumentKind = (typeof documentKinds)[number];

/** Media type and the endings a file of the kind may have; the first is the one we give it. */
export const documentTypes = {
  png: { mediaType: 'image/png', endings: ['png'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
} as const satisfies Record<DocumentKind, { mediaType: string; endings: readonly string[] }>;

/** Most bytes of a document as it is sent (10 MiB). Source: DESIGN 4.13, SECURITY 2.9. */
export const documentUploadBytes = 10 * 1_048_576;

/** Why a document is not taken, shown or attached. */
export const documentErrors = {
  'document.not_found': { status: 404 },
  'document.already_attached': { status: 409 },
  'document.too_many_waiting': { status: 429 },
  'document.busy': { status: 503 },
  'document.empty': { status: 422 },
  'document.too_large': { status: 413 },
  'document.too_complex': { status: 413 },
  'document.too_many_pixels': { status: 413 },
  'document.too_many_pages': { status: 413 },
  'document.unsupported': { status: 422 },
  'document.wrong_extension': { status: 422 },
  'document.two_kinds': { status: 422 },
  'document.truncated': { status: 422 },
  'document.damaged': { status: 422 },
  'document.pdf_unreadable': { status: 422 },
  'document.pdf_encrypted': { status: 422 },
  'document.pdf_script': { status: 422 },
  'document.pdf_action': { status: 422 },
  'document.pdf_embedded_file': { status: 422 },
  'document.pdf_form': { status: 422 },
  'document.pdf_media': { status: 422 },
} satisfies ErrorCatalogue;

export type DocumentErrorCode = keyof typeof documentErrors;

export const refuseDocument = refusalOf(documentErrors);
