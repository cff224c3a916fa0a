import { sql } from 'kysely';
import { refuseDocument } from '#platform/core/documents.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { getDocument } from './document-queries.ts';
import { documentWriters } from './upload-document.ts';

const definition = {
  name: 'platform.discard-document',
  roles: documentWriters,
} as const satisfies ActDefinition;

/**
 * Lets an own document go that was chosen by mistake: what proves nothing is not kept.
 *
 * @throws Refusal `document.not_found`, `document.already_attached`
 */
export async function discardDocument(services: Services, caller: Caller, documentId: string, key?: string) {
  return act(services, {
    act: definition,
    caller,
    key,
    request: { documentId },
    perform: async (transaction) => {
      const { attached_at: attachedAt } = await getDocument(transaction, documentId);
      if (attachedAt) throw refuseDocument('document.already_attached');
      const gone =
        await sql`delete from platform.documents where document_id = ${documentId}::uuid returning 1`.execute(
          transaction.of<unknown>(),
        );
      // Attached between the look and now.
      if (gone.rows.length === 0) throw refuseDocument('document.already_attached');
      return {
        output: { discarded: true } as const,
        audit: { act: definition.name, subjectKind: 'document', subjectId: documentId },
      };
    },
  });
}
