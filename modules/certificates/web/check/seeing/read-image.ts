import type { QrReader } from './qr-reader.ts';
import { qrTries } from './qr-tries.ts';

const longestLookMs = 12_000;

/** What an image said: a certificate's text, the text of some other code, no code at all, or that it is no image. */
export type ImageFound =
  | { readonly is: 'certificate'; readonly text: string }
  | { readonly is: 'foreign' | 'nothing' | 'no_image' };

/** Looks for a certificate's code in an image file: a photograph of a print, a scan, a screenshot. */
export async function readImage(
  file: Blob,
  reader: QrReader,
  isCertificate: (text: string) => boolean,
): Promise<ImageFound> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return { is: 'no_image' };
  const until = performance.now() + longestLookMs;
  let foreign = false;
  try {
    for (const one of qrTries(picture.width, picture.height)) {
      const text = await reader.read(pixelsOf(picture, one), true);
      if (text !== null && isCertificate(text)) return { is: 'certificate', text };
      foreign ||= text !== null;
      if (performance.now() > until) break;
    }
  } finally {
    picture.close();
  }
  return { is: foreign ? 'foreign' : 'nothing' };
}

function pixelsOf(picture: ImageBitmap, part: ReturnType<typeof qrTries>[number]): ImageData {
  const { x, y, width, height, shownWidth, shownHeight } = part;
  const canvas = document.createElement('canvas');
  canvas.width = shownWidth;
  canvas.height = shownHeight;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser draws nothing');
  // What is see-through in a screenshot is paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, shownWidth, shownHeight);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, x, y, width, height, 0, 0, shownWidth, shownHeight);
  return context.getImageData(0, 0, shownWidth, shownHeight);
}
