import { type DocumentKind, documentTypes } from '#platform/core/documents.ts';
import { faultOf } from './document-fault.ts';

const signatures: Readonly<Record<DocumentKind, readonly number[]>> = {
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpeg: [0xff, 0xd8, 0xff],
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
};

/** Readers of PDF look for its mark in the first 1,024 bytes: whatever stands before it is another file. */
const markWithin = 1_024;

/**
 * Tells by its content what a document is; its name decides nothing, but an ending of another kind is refused, because
 * whoever opens it later would be told a lie. A name without ending (a photo of a phone) is taken.
 *
 * @throws DocumentFault `document.empty`, `document.unsupported`, `document.two_kinds`, `document.wrong_extension`
 */
export function tellKind(bytes: Uint8Array, fileName: string): DocumentKind {
  if (bytes.length === 0) throw faultOf('document.empty');
  const kind = kindOf(bytes);
  if (kind === null) {
    const start = Buffer.from(bytes.subarray(0, markWithin)).toString('latin1');
    throw faultOf(start.includes('%PDF-') ? 'document.two_kinds' : 'document.unsupported');
  }
  const ending = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase();
  const endings: readonly string[] = documentTypes[kind].endings;
  if (ending !== undefined && !endings.includes(ending))
    throw faultOf('document.wrong_extension', { ending: documentTypes[kind].endings[0] });
  return kind;
}

function kindOf(bytes: Uint8Array): DocumentKind | null {
  if (signatures.png.every((byte, index) => bytes[index] === byte)) return 'png';
  if (signatures.jpeg.every((byte, index) => bytes[index] === byte)) return 'jpeg';
  if (signatures.pdf.every((byte, index) => bytes[index] === byte)) return 'pdf';
  return null;
}
