import type { DocumentErrorCode } from '#platform/core/documents.ts';

type PdfErrorCode = Extract<DocumentErrorCode, `document.pdf_${string}`>;

/**
 * Names that no document may hold, as key or as value, and what is said of it. They stand for what does something when the
 * document is opened or clicked, and for what is carried along unseen. Jumps within the document (GoTo) may stay.
 * Source: ISO 32000-1 7.6, 7.11, 12.3-12.6, 12.7.8, 13; names are matched with their escapes undone.
 */
const namesByCode: Partial<Record<PdfErrorCode, readonly string[]>> = {
  'document.pdf_encrypted': ['Encrypt', 'Crypt'],
  'document.pdf_script': ['JavaScript', 'JS', 'AA'],
  'document.pdf_action': [
    'Launch',
    'URI',
    'SubmitForm',
    'ImportData',
    'ResetForm',
    'GoToR',
    'GoToE',
    'GoToDp',
    'SetOCGState',
    'Named',
  ],
  'document.pdf_embedded_file': ['EmbeddedFile', 'EmbeddedFiles', 'EF', 'FileAttachment', 'Collection'],
  'document.pdf_form': ['XFA', 'XFAResources'],
  'document.pdf_media': [
    'RichMedia',
    'RichMediaExecute',
    'RichMediaContent',
    'RichMediaSettings',
    'Rendition',
    'Movie',
    'Sound',
    '3D',
    'GoTo3DView',
    'U3D',
    'PRC',
  ],
};

export const forbiddenNames: ReadonlyMap<string, DocumentErrorCode> = new Map(
  Object.entries(namesByCode).flatMap(([code, names]) =>
    names.map((name): [string, DocumentErrorCode] => [name, code as PdfErrorCode]),
  ),
);
