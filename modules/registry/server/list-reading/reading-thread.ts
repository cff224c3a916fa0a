import { parentPort, workerData } from 'node:worker_threads';
import type { FileFormat, SheetBlock } from '#modules/registry/core/index.ts';
import { decodeText } from './decode-text.ts';
import { FileFault } from './file-fault.ts';
import { guardArchive } from './guard-archive.ts';
import { guardCompound } from './guard-compound.ts';
import { readCsv } from './read-csv.ts';
import type { SpreadsheetReceiver } from './read-spreadsheet.ts';
import type { ReadingMessage, ReadingOrder } from './reader-messages.ts';
import { newBudget } from './sheet-builder.ts';
import { sniff } from './sniff.ts';

function post(message: ReadingMessage, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

function postBlock(block: SheetBlock): void {
  const arrays = [block.rowNumbers, block.rowHidden, block.rowStarts, block.ends, block.marks];
  const buffers = arrays.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
  post({ kind: 'block', block }, buffers);
}

const receiver: SpreadsheetReceiver = {
  openSheet: (head) => post({ kind: 'sheet', head }),
  addBlock: postBlock,
};

async function readFile(order: ReadingOrder): Promise<{ format: FileFormat; uses1904Dates: boolean }> {
  const { bytes, fileName, limits } = order;
  const budget = newBudget(limits);
  const content = sniff(bytes, fileName);
  if (content === 'text') {
    receiver.openSheet({ name: '', hidden: false, merges: [] });
    readCsv(decodeText(bytes), budget, postBlock);
    return { format: 'csv', uses1904Dates: false };
  }
  const guarded = content === 'archive' ? await guardArchive(bytes, limits) : guardCompound(bytes);
  // Loaded only here: a text file does not wait for the spreadsheet library.
  const { readSpreadsheet } = await import('./read-spreadsheet.ts');
  const { hiddenRows } = guarded;
  return { format: guarded.format, ...readSpreadsheet(bytes, { budget, hiddenRows }, receiver) };
}

const order: ReadingOrder = workerData;
try {
  const read = await readFile(order);
  post({ kind: 'done', ...read });
} catch (error) {
  if (error instanceof FileFault) {
    post({ kind: 'refused', code: error.code, details: error.details });
  } else {
    // The library's own error text may hold what stands in a cell: it goes no further.
    post({ kind: 'refused', code: 'list.file_unreadable', details: {} });
  }
}
