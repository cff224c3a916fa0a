import type { SealPlace } from '#platform/server/secrets/sealing.ts';

/** Where the sealed bytes of a document belong. */
export function contentPlace(documentId: string): SealPlace {
  return { table: 'documents', column: 'content', rowId: documentId };
}
