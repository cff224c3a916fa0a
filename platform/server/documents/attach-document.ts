import { sql } from 'kysely';
import { refuseDocument } from '#platform/core/documents.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { getDocument } from './document-queries.ts';

/** What a document proves: an act on a worker, an organisation or an agreement, which the caller's act has found in its scope. */
export type Proof = {
  readonly documentId: string;
  /** `module.verb-noun`, the act's own name. */
  readonly act: string;
} & ({ readonly workerId: string } | { readonly organisationId: string } | { readonly agreementId: string });

/**
 * Attaches an own waiting document to the act it proves, in the act's open transaction: a refused act leaves it waiting. Call it
 * before a change that moves the worker or organisation out of the caller's scope: a document is never put where its giver sees nothing.
 *
 * @throws Refusal `document.not_found` for one that is someone else's or gone, `document.already_attached`
 */
export async function attachDocument(transaction: Transaction, proof: Proof): Promise<void> {
  const workerId = 'workerId' in proof ? proof.workerId : null;
  const organisationId = 'organisationId' in proof ? proof.organisationId : null;
  const agreementId = 'agreementId' in proof ? proof.agreementId : null;
  const attached = await sql`update platform.documents
    set attached_at = now(), act = ${proof.act}, worker_id = ${workerId}::uuid, organisation_id = ${organisationId}::uuid,
      agreement_id = ${agreementId}::uuid
    where document_id = ${proof.documentId}::uuid and attached_at is null returning 1`.execute(
    transaction.of<unknown>(),
  );
  if (attached.rows.length > 0) return;
  await getDocument(transaction, proof.documentId);
  throw refuseDocument('document.already_attached');
}
