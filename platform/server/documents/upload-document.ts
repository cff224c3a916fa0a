import { createHash } from 'node:crypto';
import { refuseDocument } from '#platform/core/documents.ts';
import { type Caller, mayWrite, roles } from '#platform/core/roles.ts';
import { type ActDefinition, act, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import { seal } from '#platform/server/secrets/sealing.ts';
import { checkDocument } from './check-document.ts';
import { contentPlace } from './content-place.ts';
import { countWaiting, insertDocument } from './document-queries.ts';
import { waitingDocuments } from './limits.ts';

/** Whoever acts on people hands in proof, whoever keeps agreements their papers. */
export const documentWriters = roles.filter(
  (role) => mayWrite(role, 'people') || mayWrite(role, 'sponsorships'),
);

const definition = {
  name: 'platform.upload-document',
  roles: documentWriters,
} as const satisfies ActDefinition;

/**
 * Takes a document: looked through in a thread, a picture written anew, then sealed. It waits 24 hours for the act it proves.
 *
 * @throws Refusal `document.*` for whatever is wrong with it, `document.too_many_waiting`
 */
export async function uploadDocument(
  services: Services,
  caller: Caller,
  given: { readonly fileName: string; readonly bytes: Uint8Array },
  key?: string,
) {
  requireRole(definition, caller);
  const givenSha256 = createHash('sha256').update(given.bytes).digest();
  const { kind, content, pages, pixels } = await checkDocument(given.bytes, given.fileName);
  return act(services, {
    act: definition,
    caller,
    key,
    request: { sha256: givenSha256.toString('hex') },
    perform: async (transaction) => {
      const waiting = await countWaiting(transaction, caller.accountId);
      if (waiting >= waitingDocuments)
        throw refuseDocument('document.too_many_waiting', { limit: waitingDocuments });
      const documentId = newId();
      const measure = { kind, sizeBytes: content.length, pages, pixels };
      await insertDocument(transaction, {
        ...measure,
        documentId,
        accountId: caller.accountId,
        sha256: createHash('sha256').update(content).digest(),
        givenSha256,
        contentSealed: seal(services.secrets, contentPlace(documentId), content),
      });
      return {
        output: { documentId, ...measure },
        audit: {
          act: definition.name,
          subjectKind: 'document',
          subjectId: documentId,
          details: { kind, sizeBytes: content.length, sha256: givenSha256.toString('hex') },
        },
      };
    },
  });
}
