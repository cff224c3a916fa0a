import { implement } from '@orpc/server';
import { documentsContract } from '#platform/core/documents-contract.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { discardDocument } from './discard-document.ts';
import { openDocument, showDocument } from './open-document.ts';
import { uploadDocument } from './upload-document.ts';

/** The documents' part of the contract. */
export function documentsRoutes(services: Services) {
  const contract = implement(documentsContract).$context<RequestContext>();
  return contract.router({
    upload: contract.upload.handler(async ({ input: { file }, context }) => {
      const caller = requireCaller(context);
      const given = { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
      return uploadDocument(services, caller, given, context.key);
    }),
    show: contract.show.handler(({ input, context }) =>
      showDocument(services, requireCaller(context), input.documentId),
    ),
    content: contract.content.handler(({ input, context }) =>
      openDocument(services, requireCaller(context), input.documentId),
    ),
    discard: contract.discard.handler(({ input, context }) =>
      discardDocument(services, requireCaller(context), input.documentId, context.key),
    ),
  });
}
