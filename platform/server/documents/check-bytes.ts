import type { CheckedDocument } from './checking-messages.ts';
import { rewriteJpeg } from './jpeg/rewrite-jpeg.ts';
import type { DocumentLimits } from './limits.ts';
import { checkPdf } from './pdf/check-pdf.ts';
import { rewritePng } from './png/rewrite-png.ts';
import { tellKind } from './tell-kind.ts';

/**
 * A document as it may be kept: a picture written anew from its pixels, a PDF looked through.
 *
 * @throws DocumentFault of any code
 */
export async function checkBytes(
  bytes: Uint8Array,
  fileName: string,
  limits: DocumentLimits,
): Promise<CheckedDocument> {
  const kind = tellKind(bytes, fileName);
  if (kind === 'pdf') return { kind, content: bytes, pages: checkPdf(bytes, limits), pixels: null };
  const { content, width, height } =
    kind === 'png' ? await rewritePng(bytes, limits) : rewriteJpeg(bytes, limits);
  return { kind, content, pages: null, pixels: { width, height } };
}
