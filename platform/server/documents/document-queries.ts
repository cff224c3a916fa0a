import { sql } from 'kysely';
import type { DocumentKind } from '#platform/core/documents.ts';
import { refuseDocument } from '#platform/core/documents.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface DocumentRow {
  readonly document_id: string;
  readonly kind: DocumentKind;
  readonly size_bytes: number;
  readonly pages: number | null;
  readonly width_pixels: number | null;
  readonly height_pixels: number | null;
  readonly uploaded_at: Date;
  readonly attached_at: Date | null;
  readonly act: string | null;
  readonly worker_id: string | null;
  readonly organisation_id: string | null;
}

/**
 * A document in the caller's sight: an own one that waits, or one that proves something of whom the caller sees.
 *
 * @throws Refusal `document.not_found`, the same for one that does not exist and one out of scope
 */
export async function getDocument(transaction: Transaction, documentId: string): Promise<DocumentRow> {
  const found =
    await sql<DocumentRow>`select document_id, kind, size_bytes, pages, width_pixels, height_pixels, uploaded_at,
      attached_at, act, worker_id, organisation_id
    from platform.documents where document_id = ${documentId}::uuid`.execute(transaction.of<unknown>());
  const [row] = found.rows;
  if (!row) throw refuseDocument('document.not_found');
  return row;
}

/** The sealed bytes of a document that was just found, or an Error. */
export async function getSealedContent(transaction: Transaction, documentId: string): Promise<Buffer> {
  const found = await sql<{
    content_sealed: Buffer;
  }>`select content_sealed from platform.documents where document_id = ${documentId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  const [row] = found.rows;
  if (!row) throw new Error('a document in sight has no content');
  return row.content_sealed;
}

/** How many documents of the account wait for an act; the lock makes two uploads at one moment count one after the other. */
export async function countWaiting(transaction: Transaction, accountId: string): Promise<number> {
  const db = transaction.of<unknown>();
  await sql`select pg_advisory_xact_lock(hashtextextended(${`platform.documents:${accountId}`}, 0))`.execute(
    db,
  );
  const counted = await sql<{ waiting: number }>`select count(*)::int as waiting from platform.documents
    where account_id = ${accountId}::uuid and attached_at is null and uploaded_at > now() - interval '24 hours'`.execute(
    db,
  );
  return counted.rows[0]?.waiting ?? 0;
}

export interface NewDocument {
  readonly documentId: string;
  readonly accountId: string;
  readonly kind: DocumentKind;
  readonly sizeBytes: number;
  readonly pages: number | null;
  readonly pixels: { readonly width: number; readonly height: number } | null;
  readonly sha256: Buffer;
  readonly givenSha256: Buffer;
  readonly contentSealed: Buffer;
}

/** Keeps a document that waits for the act it proves. */
export async function insertDocument(transaction: Transaction, document: NewDocument): Promise<void> {
  const { pixels } = document;
  await sql`insert into platform.documents (document_id, kind, size_bytes, pages, width_pixels, height_pixels, sha256, given_sha256,
      content_sealed, account_id)
    values (${document.documentId}::uuid, ${document.kind}, ${document.sizeBytes}, ${document.pages}, ${pixels?.width ?? null},
      ${pixels?.height ?? null}, ${document.sha256}, ${document.givenSha256}, ${document.contentSealed}, ${document.accountId}::uuid)`.execute(
    transaction.of<unknown>(),
  );
}
