import { Worker } from 'node:worker_threads';
import { refuse, type VillageIndex } from '#modules/registry/core/index.ts';
import type { PreparingMessage, PreparingOrder, ReadSummary, VillageAnswer } from './preparing-messages.ts';

export interface PreparedChunk {
  readonly rows: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface PreparedList {
  readonly summary: ReadSummary;
  /** In the order of the rows; each is prepared while the one before is being stored. */
  readonly chunks: AsyncIterable<PreparedChunk>;
  /** Ends the thread; to be called whatever happened. */
  stop(): Promise<void>;
}

/**
 * Checks, seals and encodes a list in a thread of its own, so that the server goes on serving and the database works beside it.
 *
 * @throws Refusal `list.file_not_a_list`, `list.file_too_many_rows`
 */
export async function prepareInThread(
  order: PreparingOrder,
  villages: () => Promise<VillageIndex>,
): Promise<PreparedList> {
  const thread = new Worker(new URL('./preparing-thread.ts', import.meta.url), {
    workerData: order,
    transferList: transferable(order),
    execArgv: [],
    env: {},
  });
  const inbox = new Inbox(thread);
  try {
    for (;;) {
      const message = await inbox.next();
      if (message.kind === 'villages') thread.postMessage(answerOf(message.keys, await villages()));
      else if (message.kind === 'refused') throw refuse(message.code, { limit: order.largestRows });
      else if (message.kind === 'summary')
        return { summary: message.summary, chunks: chunksOf(inbox), stop: () => inbox.stop() };
      else throw new Error('the preparing thread spoke out of turn');
    }
  } catch (error) {
    await inbox.stop();
    throw error;
  }
}

async function* chunksOf(inbox: Inbox): AsyncGenerator<PreparedChunk> {
  for (;;) {
    const message = await inbox.next();
    if (message.kind === 'done') return;
    if (message.kind === 'chunk') yield message;
  }
}

/** Messages in their order, waiting for those to come; a thread that ends early rejects. */
class Inbox {
  readonly #thread: Worker;
  readonly #messages: PreparingMessage[] = [];
  #wake: (() => void) | null = null;
  #ended = false;

  constructor(thread: Worker) {
    this.#thread = thread;
    thread.on('message', (message: PreparingMessage) => {
      this.#messages.push(message);
      this.#wake?.();
    });
    // An error's own text could hold what stands in a cell: only that it ended is passed on.
    thread.on('error', () => this.#end());
    thread.on('exit', () => this.#end());
  }

  async next(): Promise<PreparingMessage> {
    for (;;) {
      const message = this.#messages.shift();
      if (message) return message;
      if (this.#ended) throw new Error('the preparing thread ended before its work');
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async stop(): Promise<void> {
    await this.#thread.terminate();
  }

  #end(): void {
    this.#ended = true;
    this.#wake?.();
  }
}

function answerOf(keys: readonly string[], villages: VillageIndex): VillageAnswer {
  return keys.flatMap((key) => {
    const found = villages.get(key);
    return found === undefined ? [] : [[key, found] as const];
  });
}

function transferable(order: PreparingOrder): ArrayBuffer[] {
  return order.workbook.sheets
    .flatMap((sheet) => sheet.blocks)
    .flatMap((block) => [block.rowNumbers, block.rowHidden, block.rowStarts, block.ends, block.marks])
    .flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}
