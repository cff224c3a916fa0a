import { parentPort, workerData } from 'node:worker_threads';
import {
  type StatementErrorCode,
  statementErrors,
} from '#modules/contributions/core/statement-terms/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import { lineRows, shownAccounts } from './line-rows.ts';
import { readStatement } from './read-statement.ts';
import type { ReadingMessage, ReadingOrder } from './reading-messages.ts';

function post(message: ReadingMessage): void {
  parentPort?.postMessage(message);
}

function read(order: ReadingOrder): void {
  const { format, statements } = readStatement(order.bytes, {
    limits: { lines: order.lines },
    format: order.format,
    account: order.account,
  });
  let held: string[] = [];
  let lines = 0;
  const send = () => {
    if (held.length > 0) post({ kind: 'chunk', lines: held.length, json: `[${held.join(',')}]` });
    held = [];
  };
  for (const row of lineRows(statements, order.secrets)) {
    held.push(JSON.stringify(row));
    lines += 1;
    if (held.length >= order.linesPerChunk) send();
  }
  send();
  post({ kind: 'done', format, accounts: shownAccounts(statements), lines });
}

function isStatementError(code: string): code is StatementErrorCode {
  return code in statementErrors;
}

const order: ReadingOrder = workerData;
try {
  read(order);
} catch (error) {
  if (error instanceof Refusal && isStatementError(error.code))
    post({ kind: 'refused', code: error.code, details: error.details });
  // Another error's own text may hold what stands in the file: it goes no further.
  else post({ kind: 'refused', code: 'statement.file_unreadable', details: { line: 1 } });
}
