import { documentUploadBytes } from '#platform/core/documents.ts';

/** What looking through a document may cost. Source: DESIGN 4.13, SECURITY 2.9. */
export interface DocumentLimits {
  readonly uploadBytes: number;
  /** Of a picture, or of any picture in a PDF; read from the header before anything is decoded. */
  readonly pixels: number;
  readonly sidePixels: number;
  readonly pages: number;
  /** All object streams of a PDF together, counted while they inflate. */
  readonly inflatedBytes: number;
  /** Values of a PDF: numbers, names, texts, lists. */
  readonly values: number;
  /** Lists in lists. */
  readonly depth: number;
  /** Pieces of a picture's file. */
  readonly pieces: number;
  readonly milliseconds: number;
  readonly heapMegabytes: number;
  /** Uploads that may wait while another is looked through. */
  readonly waiting: number;
}

const mebi = 1_048_576;

export const documentLimits: DocumentLimits = {
  uploadBytes: documentUploadBytes,
  pixels: 40_000_000,
  sidePixels: 10_000,
  pages: 30,
  inflatedBytes: 32 * mebi,
  values: 3_000_000,
  depth: 64,
  pieces: 20_000,
  milliseconds: 20_000,
  heapMegabytes: 192,
  waiting: 32,
};

/** Documents that an account may have lying about without an act they prove. */
export const waitingDocuments = 20;
