import { faultOf } from './document-fault.ts';
import type { DocumentLimits } from './limits.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** A picture written anew. */
export interface RewrittenPicture extends PictureSize {
  readonly content: Uint8Array;
}

/**
 * Refuses a picture that would cost too much to decode, told by its header alone.
 *
 * @throws DocumentFault `document.too_many_pixels`
 */
export function refuseHugePicture({ width, height }: PictureSize, limits: DocumentLimits): void {
  const isHuge = width > limits.sidePixels || height > limits.sidePixels || width * height > limits.pixels;
  if (isHuge)
    throw faultOf('document.too_many_pixels', {
      megapixels: Math.floor(limits.pixels / 1_000_000),
      side: limits.sidePixels,
    });
}
