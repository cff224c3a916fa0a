import { faultOf } from './file-fault.ts';

/** What a file is by its content; its name decides nothing except that text may not call itself a workbook. */
export type Content = 'archive' | 'compound' | 'text';

const zipEntry = [0x50, 0x4b, 0x03, 0x04];
const emptyZip = [0x50, 0x4b, 0x05, 0x06];
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** First bytes of what people send by mistake: PDF, pictures, other archives, programs. */
const strangers: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
  [0x42, 0x5a, 0x68],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90],
];

/** Tells what the bytes are, or refuses them: empty, of another kind, or text that is named as a workbook. */
export function sniff(bytes: Uint8Array, fileName: string): Content {
  if (bytes.length === 0) throw faultOf('list.file_empty');
  if (startsWith(bytes, zipEntry) || startsWith(bytes, emptyZip)) return 'archive';
  if (startsWith(bytes, compoundFile)) return 'compound';
  if (strangers.some((signature) => startsWith(bytes, signature))) throw faultOf('list.file_unsupported');
  if (/\.(?:xlsx|xlsm|xlsb|ods)$/i.test(fileName)) throw faultOf('list.file_wrong_extension');
  return 'text';
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
