import { parentPort, workerData } from 'node:worker_threads';
import { type RemarkedSheets, remarkedWorkbook } from './remarked-workbook.ts';

const sheets: RemarkedSheets = workerData;
const content = new Uint8Array(await remarkedWorkbook(sheets));
parentPort?.postMessage(content, [content.buffer]);
