import { documentTypes } from '#platform/core/documents.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { type ActDefinition, readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { AuditEntry } from '#platform/server/audit/write-audit.ts';
import { openSealed } from '#platform/server/secrets/sealing.ts';
import { contentPlace } from './content-place.ts';
import { type DocumentRow, getDocument, getSealedContent } from './document-queries.ts';
import { documentWriters } from './upload-document.ts';

/** Whoever sees people, oneself included, or agreements; which documents, the row policies say. */
const readers: readonly Role[] = [...documentWriters, 'sponsor', 'auditor', 'worker'];
const showing = { name: 'platform.show-document', roles: readers } as const satisfies ActDefinition;
const opening = { name: 'platform.open-document', roles: readers } as const satisfies ActDefinition;

/**
 * What is known of a document; the look is audited.
 *
 * @throws Refusal `document.not_found`
 */
export async function showDocument(services: Services, caller: Caller, documentId: string) {
  return readPeople(services, {
    act: showing,
    caller,
    perform: async (transaction) => {
      const row = await getDocument(transaction, documentId);
      return { output: documentView(row), audit: lookAt(row, showing) };
    },
  });
}

/**
 * The document itself under a name and a media type of our own making; the look is audited.
 *
 * @throws Refusal `document.not_found`
 */
export async function openDocument(services: Services, caller: Caller, documentId: string): Promise<File> {
  const { kind, sealed } = await readPeople(services, {
    act: opening,
    caller,
    perform: async (transaction) => {
      const row = await getDocument(transaction, documentId);
      const output = { kind: row.kind, sealed: await getSealedContent(transaction, documentId) };
      return { output, audit: lookAt(row, opening) };
    },
  });
  const content = new Uint8Array(openSealed(services.secrets, contentPlace(documentId), sealed));
  const { mediaType, endings } = documentTypes[kind];
  return new File([content], `dokumen-${documentId.slice(-12)}.${endings[0]}`, { type: mediaType });
}

function documentView(row: DocumentRow) {
  const { width_pixels: width, height_pixels: height, attached_at: attachedAt } = row;
  return {
    documentId: row.document_id,
    kind: row.kind,
    sizeBytes: row.size_bytes,
    pages: row.pages,
    pixels: width === null || height === null ? null : { width, height },
    uploadedAt: row.uploaded_at.toISOString(),
    attached: attachedAt && row.act ? { act: row.act, at: attachedAt.toISOString() } : null,
  };
}

function lookAt(row: DocumentRow, definition: ActDefinition): AuditEntry {
  return {
    act: definition.name,
    subjectKind: 'document',
    subjectId: row.document_id,
    details: { organisationId: row.organisation_id },
    ...(row.worker_id === null ? {} : { workers: [row.worker_id] }),
  };
}
