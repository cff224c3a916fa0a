import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page of a PDF as a PNG picture, drawn by an engine that is not ours; `scale` 1 is 72 dots an inch. */
export async function pdfPicture(pdf: Uint8Array, { page = 1, scale = 2 } = {}): Promise<Buffer> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const shown = await document.getPage(page);
  const viewport = shown.getViewport({ scale });
  const canvas = createCanvas(viewport.width, viewport.height);
  // @ts-expect-error the engine's types know a browser's canvas only; it draws on this one as well
  await shown.render({ canvas: null, canvasContext: canvas.getContext('2d'), viewport }).promise;
  await task.destroy();
  return canvas.toBuffer('image/png');
}
