import { Worker } from 'node:worker_threads';
import type { FileFormat, MergedRange, SheetBlock, Workbook } from '#modules/registry/core/index.ts';
import { type ListFileLimits, listFileLimits } from './limits.ts';
import type { ReadingMessage, ReadingOrder } from './reader-messages.ts';
import { refuseFile } from './refuse-file.ts';

export interface ReadWorkbookOptions {
  readonly limits?: Partial<ListFileLimits>;
  /** Aborting ends the reading thread at once; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Reads an uploaded XLSX, XLS, ODS or delimited text file, told apart by content. All looking and parsing is done in a thread of its own
 * with bounded heap and time, one file at a time, so that the server stays small and goes on serving.
 * @throws Refusal `list.file_*` for whatever is wrong with the file.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  options: ReadWorkbookOptions = {},
): Promise<Workbook> {
  const limits: ListFileLimits = { ...listFileLimits, ...options.limits };
  if (bytes.length > limits.uploadBytes)
    throw refuseFile('list.file_too_large', { limit: limits.uploadBytes });
  await takeTurn(limits);
  try {
    options.signal?.throwIfAborted();
    return await readInThread({ bytes: new Uint8Array(bytes), fileName, limits }, options.signal);
  } finally {
    passTurn();
  }
}

const queue: (() => void)[] = [];
let isReading = false;

/** One file is read at a time: the memory of two would add up. */
async function takeTurn(limits: ListFileLimits): Promise<void> {
  if (!isReading) {
    isReading = true;
    return;
  }
  if (queue.length >= limits.waiting) throw refuseFile('list.file_busy');
  await new Promise<void>((resolve) => queue.push(resolve));
}

function passTurn(): void {
  const next = queue.shift();
  if (next === undefined) isReading = false;
  else next();
}

interface GrowingSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly merges: readonly MergedRange[];
  readonly blocks: SheetBlock[];
}

async function readInThread(order: ReadingOrder, signal: AbortSignal | undefined): Promise<Workbook> {
  const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    workerData: order,
    transferList: [order.bytes.buffer],
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: {
      maxOldGenerationSizeMb: order.limits.heapMegabytes,
      maxYoungGenerationSizeMb: 16,
      stackSizeMb: 4,
    },
  });
  const sheets: GrowingSheet[] = [];
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  try {
    const read = await new Promise<{ format: FileFormat; uses1904Dates: boolean }>((resolve, reject) => {
      timer = setTimeout(() => reject(refuseFile('list.file_timeout')), order.limits.milliseconds);
      onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      thread.on('message', (message: ReadingMessage) => {
        if (message.kind === 'sheet') sheets.push({ ...message.head, blocks: [] });
        else if (message.kind === 'block') sheets.at(-1)?.blocks.push(message.block);
        else if (message.kind === 'done') resolve(message);
        else reject(refuseFile(message.code, message.details));
      });
      thread.on('error', (error) => reject(refusalOfThread(error)));
      thread.on('exit', () => reject(refuseFile('list.file_unreadable')));
    });
    return { format: read.format, uses1904Dates: read.uses1904Dates, sheets };
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort);
    await thread.terminate();
  }
}

/** A thread that ran out of heap was given too much; any other fault is the file's, its text is not passed on. */
function refusalOfThread(error: unknown): Error {
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return refuseFile(isMemory ? 'list.file_too_complex' : 'list.file_unreadable');
}
