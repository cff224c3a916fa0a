import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { checkReading, preparedChunks, readWithMappings, villageKeysOf } from './prepare-list.ts';
import type { PreparingMessage, PreparingOrder, VillageAnswer } from './preparing-messages.ts';

async function prepare(port: MessagePort, order: PreparingOrder): Promise<void> {
  const post = (message: PreparingMessage, transfer: ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);
  const reading = readWithMappings(order);
  if (reading.sections.length === 0) return post({ kind: 'refused', code: 'list.file_not_a_list' });
  if (reading.rows.length > order.largestRows)
    return post({ kind: 'refused', code: 'list.file_too_many_rows' });
  const keys = villageKeysOf(reading.rows);
  let villages: VillageAnswer = [];
  if (keys.length > 0) {
    post({ kind: 'villages', keys });
    [villages] = await once(port, 'message');
  }
  const { checked, summary } = checkReading(order, reading, new Map(villages));
  post({ kind: 'summary', summary });
  for (const chunk of preparedChunks(order, reading.rows, checked))
    post({ kind: 'chunk', ...chunk }, [chunk.bytes.buffer]);
  post({ kind: 'done' });
}

const order: PreparingOrder = workerData;
if (parentPort) {
  await prepare(parentPort, order);
  parentPort.close();
}
