import { faultOf } from './file-fault.ts';
import type { ListFileLimits } from './limits.ts';

export interface ZipEntry {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly crc: number;
  readonly inflatedSize: number;
  /** Where its compressed bytes lie in the file. */
  readonly start: number;
  readonly end: number;
}

const endSignature = 0x06054b50;
const zip64Locator = 0x07064b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const longestComment = 65_535;
const inZip64 = 0xffffffff;

/**
 * Reads an archive's directory and believes none of it: entries must lie inside the file, behind a local header of the same
 * name, beside and not over each other, under names that stay in their folder.
 */
export function readZipDirectory(bytes: Uint8Array, limits: ListFileLimits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const directorySize = view.getUint32(end + 12, true);
  const directoryStart = view.getUint32(end + 16, true);
  if (count === 0xffff || directoryStart === inZip64 || isZip64(view, end))
    throw faultOf('list.file_unreadable');
  if (count > limits.archiveEntries)
    throw faultOf('list.file_too_many_entries', { limit: limits.archiveEntries });
  if (directoryStart + directorySize > end) throw faultOf('list.file_truncated');
  const entries: ZipEntry[] = [];
  let position = directoryStart;
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = readCentral(bytes, view, position, directoryStart);
    if (entry !== null) entries.push(entry);
    position = next;
  }
  refuseOverlaps(entries);
  return entries;
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endLength - longestComment);
  for (let position = view.byteLength - endLength; position >= lowest; position -= 1) {
    if (view.getUint32(position, true) === endSignature) return position;
  }
  throw faultOf('list.file_truncated');
}

function isZip64(view: DataView, end: number): boolean {
  return end >= 20 && view.getUint32(end - 20, true) === zip64Locator;
}

function readCentral(
  bytes: Uint8Array,
  view: DataView,
  position: number,
  directoryStart: number,
): { entry: ZipEntry | null; next: number } {
  if (position + 46 > view.byteLength || view.getUint32(position, true) !== centralSignature) {
    throw faultOf('list.file_truncated');
  }
  const nameLength = view.getUint16(position + 28, true);
  const next =
    position + 46 + nameLength + view.getUint16(position + 30, true) + view.getUint16(position + 32, true);
  if (next > view.byteLength) throw faultOf('list.file_truncated');
  const name = new TextDecoder('utf-8').decode(bytes.subarray(position + 46, position + 46 + nameLength));
  const flags = view.getUint16(position + 8, true);
  const method = view.getUint16(position + 10, true);
  const unixMode = view.getUint32(position + 38, true) >>> 16;
  if ((flags & 1) !== 0) throw faultOf('list.file_encrypted');
  if (isUnsafeName(name) || (unixMode & 0o170000) === 0o120000) throw faultOf('list.file_unsafe_path');
  if (name.endsWith('/')) return { entry: null, next };
  if (method !== 0 && method !== 8) throw faultOf('list.file_unreadable');
  const compressedSize = view.getUint32(position + 20, true);
  const inflatedSize = view.getUint32(position + 24, true);
  const local = view.getUint32(position + 42, true);
  if (compressedSize === inZip64 || inflatedSize === inZip64 || local === inZip64) {
    throw faultOf('list.file_unreadable');
  }
  const start = dataStart(bytes, view, { local, name });
  if (start + compressedSize > directoryStart) throw faultOf('list.file_truncated');
  const crc = view.getUint32(position + 16, true);
  return {
    entry: { name, isDeflated: method === 8, crc, inflatedSize, start, end: start + compressedSize },
    next,
  };
}

function dataStart(bytes: Uint8Array, view: DataView, entry: { local: number; name: string }): number {
  const { local, name } = entry;
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== localSignature) {
    throw faultOf('list.file_truncated');
  }
  const nameLength = view.getUint16(local + 26, true);
  const localName = new TextDecoder('utf-8').decode(bytes.subarray(local + 30, local + 30 + nameLength));
  if (localName !== name) throw faultOf('list.file_unreadable');
  return local + 30 + nameLength + view.getUint16(local + 28, true);
}

function isUnsafeName(name: string): boolean {
  const path = name.replaceAll('\\', '/');
  return /^\/|^[a-z]:/i.test(path) || path.split('/').includes('..');
}

/** Entries that share bytes multiply what a small file inflates to. */
function refuseOverlaps(entries: readonly ZipEntry[]): void {
  const byStart = entries.toSorted((a, b) => a.start - b.start);
  for (const [index, entry] of byStart.entries()) {
    const before = byStart[index - 1];
    if (before !== undefined && entry.start < before.end) throw faultOf('list.file_bomb');
  }
}
