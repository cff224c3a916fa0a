import { jpegMarkers, segmentBytes } from './jpeg-segments.ts';

/**
 * How a picture is held, 1 to 8, from its Exif segment; 1 where none is said. It is the one thing of Exif that is kept: without
 * it a photo of a phone lies on its side.
 */
export function orientationOf(data: Uint8Array): number {
  if (Buffer.from(data.subarray(0, 6)).toString('latin1') !== 'Exif\0\0') return 1;
  const view = new DataView(data.buffer, data.byteOffset + 6, data.byteLength - 6);
  try {
    const little = view.getUint16(0) === 0x4949;
    const directory = view.getUint32(4, little);
    const entries = view.getUint16(directory, little);
    for (let entry = 0; entry < entries; entry += 1) {
      const at = directory + 2 + entry * 12;
      if (view.getUint16(at, little) !== 0x0112) continue;
      const value = view.getUint16(at + 8, little);
      return value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
  } catch {
    // A directory that points out of its segment says nothing.
    return 1;
  }
}

/** An Exif segment of our own that holds the orientation and nothing else. */
export function orientationSegment(orientation: number): Buffer {
  const data = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
  data.writeUInt16BE(orientation, 24);
  return segmentBytes(jpegMarkers.app1, data);
}

/** How colours are coded (0 as they are, 1 YCbCr, 2 YCCK) by Adobe's segment; null where it is another's. */
export function adobeTransformOf(data: Uint8Array): number | null {
  const isAdobe = data.length >= 12 && Buffer.from(data.subarray(0, 5)).toString('latin1') === 'Adobe';
  const transform = data[11] ?? 0;
  return isAdobe && transform <= 2 ? transform : null;
}

/** Adobe's segment of our own: how colours are coded and nothing else. */
export function adobeSegment(transform: number): Buffer {
  const data = Buffer.from([0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, transform]);
  return segmentBytes(jpegMarkers.app14, data);
}

/** True for the segment that says the picture is an ordinary JFIF. */
export function isJfif(data: Uint8Array): boolean {
  return Buffer.from(data.subarray(0, 5)).toString('latin1') === 'JFIF\0';
}

/** JFIF's segment of our own: version 1.1, square pixels, no small picture. */
export function jfifSegment(): Buffer {
  return segmentBytes(jpegMarkers.app0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
}
