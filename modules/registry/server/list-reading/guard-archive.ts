import { crc32, createInflateRaw } from 'node:zlib';
import { faultOf } from './file-fault.ts';
import { type HiddenRows, hiddenRowsOf } from './hidden-rows.ts';
import { alwaysInflatableBytes, type ListFileLimits } from './limits.ts';
import { type PartScanner, scanPart } from './part-scanners.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

export interface GuardedArchive {
  readonly format: 'xlsx' | 'ods';
  readonly hiddenRows: HiddenRows;
}

/**
 * Looks through an archive before any parser does: every entry is inflated once, chunk by chunk, against one budget, and searched for what
 * a list never needs. Nothing is kept but which workbook it is and which rows are hidden.
 */
export async function guardArchive(bytes: Uint8Array, limits: ListFileLimits): Promise<GuardedArchive> {
  const entries = readZipDirectory(bytes, limits);
  const format = formatOf(entries);
  refuseEntries(entries);
  const allowed = Math.max(alwaysInflatableBytes, bytes.length * limits.inflationRatio);
  const budget = { left: Math.min(limits.inflatedBytes, allowed), filledCells: 0 };
  const parts = new Map<string, PartScanner>();
  for (const entry of entries)
    parts.set(entry.name.toLowerCase(), await inspect(bytes, entry, { budget, limits }));
  return { format, hiddenRows: hiddenRowsOf(parts) };
}

function formatOf(entries: readonly ZipEntry[]): 'xlsx' | 'ods' {
  const names = new Set(entries.map((entry) => entry.name.toLowerCase()));
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('content.xml') && names.has('mimetype')) return 'ods';
  throw faultOf('list.file_unsupported');
}

function refuseEntries(entries: readonly ZipEntry[]): void {
  for (const { name } of entries) {
    const lower = name.toLowerCase();
    if (macroParts.test(lower)) throw faultOf('list.file_macro');
    if (lower.includes('externallinks/')) throw faultOf('list.file_external_link');
    if (archives.test(lower)) throw faultOf('list.file_nested_archive');
    // Sheets of the binary kind (XLSB) cannot be looked through before they are parsed.
    if (/^xl\/(?!printersettings\/|customproperty\/).*\.bin$/.test(lower))
      throw faultOf('list.file_unsupported');
  }
}

const macroParts = /vbaproject|vbadata|^basic\/|^scripts\/|macrosheets\//;
const archives = /\.(?:zip|xlsx|xlsm|xlsb|xls|docx|ods|jar|rar|7z|exe|dll)$/;

interface Inspection {
  readonly budget: { left: number; filledCells: number };
  readonly limits: ListFileLimits;
}

async function inspect(bytes: Uint8Array, entry: ZipEntry, inspection: Inspection): Promise<PartScanner> {
  const { budget, limits } = inspection;
  if (entry.inflatedSize > budget.left) throw faultOf('list.file_bomb');
  const scanner = scanPart(entry.name);
  let size = 0;
  let crc = 0;
  for await (const chunk of inflated(bytes.subarray(entry.start, entry.end), entry.isDeflated)) {
    if (size === 0) refuseNested(chunk);
    size += chunk.length;
    if (size > budget.left) throw faultOf('list.file_bomb');
    crc = crc32(chunk, crc);
    scanner.scan(chunk);
    if (budget.filledCells + scanner.filledCells > limits.filledCells) {
      throw faultOf('list.file_too_many_cells', { limit: limits.filledCells });
    }
  }
  budget.left -= size;
  budget.filledCells += scanner.filledCells;
  if (size !== entry.inflatedSize || crc !== entry.crc) throw faultOf('list.file_truncated');
  return scanner;
}

/** The entry's bytes as they inflate; broken ones are a damaged file. */
async function* inflated(compressed: Uint8Array, isDeflated: boolean): AsyncGenerator<Uint8Array> {
  if (!isDeflated) {
    yield compressed;
    return;
  }
  const stream = createInflateRaw({ chunkSize: 65_536 });
  stream.end(compressed);
  try {
    for await (const chunk of stream) yield chunk;
  } catch (error) {
    if (isZlibError(error)) throw faultOf('list.file_truncated');
    throw error;
  } finally {
    stream.destroy();
  }
}

function isZlibError(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
  );
}

function refuseNested(chunk: Uint8Array): void {
  const head = [chunk[0], chunk[1], chunk[2], chunk[3]].join(' ');
  if (head === '80 75 3 4' || head === '82 97 114 33' || head === '55 122 188 175') {
    throw faultOf('list.file_nested_archive');
  }
}
