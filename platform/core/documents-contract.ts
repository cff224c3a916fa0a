import { z } from 'zod';
import { errorsOf, idSchema, instantSchema, query, write } from './contract.ts';
import { documentErrors, documentKinds } from './documents.ts';

/** A document as it was taken: pages of a PDF, pixels of a picture. */
export const documentSchema = z.object({
  documentId: idSchema,
  kind: z.enum(documentKinds),
  sizeBytes: z.number().int(),
  pages: z.number().int().nullable(),
  pixels: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
});

const documentId = z.object({ documentId: idSchema });
const notFound = errorsOf(documentErrors, ['document.not_found']);

export const documentsContract = {
  upload: write
    .route({
      method: 'POST',
      path: '/documents',
      summary:
        'Hand in a document as proof (multipart): JPG, PNG or PDF; at most 10 MiB. Pictures are written anew without metadata, PDFs with scripts are refused. Deleted after 24 hours unless attached to an act.',
    })
    .input(z.object({ file: z.file() }))
    .errors(
      errorsOf(documentErrors, [
        'document.too_many_waiting',
        'document.busy',
        'document.empty',
        'document.too_large',
        'document.too_complex',
        'document.too_many_pixels',
        'document.too_many_pages',
        'document.unsupported',
        'document.wrong_extension',
        'document.two_kinds',
        'document.truncated',
        'document.damaged',
        'document.pdf_unreadable',
        'document.pdf_encrypted',
        'document.pdf_script',
        'document.pdf_action',
        'document.pdf_embedded_file',
        'document.pdf_form',
        'document.pdf_media',
      ]),
    )
    .output(documentSchema),
  show: query
    .route({
      method: 'GET',
      path: '/documents/{documentId}',
      summary: 'What is known of a document that the caller may see; the look is audited',
    })
    .input(documentId)
    .errors(notFound)
    .output(
      documentSchema.extend({
        uploadedAt: instantSchema,
        /** The act it proves; null while it is attached to none. */
        attached: z.object({ act: z.string(), at: instantSchema }).nullable(),
      }),
    ),
  content: query
    .route({
      method: 'GET',
      path: '/documents/{documentId}/content',
      summary: 'The document itself, to be saved; the look is audited',
    })
    .input(documentId)
    .errors(notFound)
    .output(z.file()),
  discard: write
    .route({
      method: 'DELETE',
      path: '/documents/{documentId}',
      summary: 'Delete an own document that is not attached to anything',
    })
    .input(documentId)
    .errors(errorsOf(documentErrors, ['document.not_found', 'document.already_attached']))
    .output(z.object({ discarded: z.literal(true) })),
};
