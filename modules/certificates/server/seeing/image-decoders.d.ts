/** What is used of the decoders, which bring no types of their own. */
declare module 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs' {
  export class JpegImage {
    readonly width: number;
    readonly height: number;
    parse(data: Uint8Array): void;
    /** Red, green and blue of each dot, shown at this size. */
    getData(asked: {
      readonly width: number;
      readonly height: number;
      readonly forceRGB: true;
    }): Uint8ClampedArray;
  }

  export const VerbosityLevel: { readonly ERRORS: number };

  export function setVerbosityLevel(level: number): void;
}
