import { refuseStatement, type StatementFormat } from '#modules/contributions/core/statement-terms/index.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import { oneAtATime, runBounded, type ThreadFailure } from '#platform/server/threads/index.ts';
import { type StatementFileLimits, statementFileLimits } from './limits.ts';
import type { LineChunk, ReadingMessage, ReadingOrder, ReadSummary } from './reading-messages.ts';

export interface StatementFile {
  readonly bytes: Uint8Array;
  readonly format: StatementFormat | null;
  readonly account: string | null;
  readonly secrets: Secrets;
  readonly limits?: Partial<StatementFileLimits>;
}

export interface ReadLines {
  readonly summary: ReadSummary;
  readonly chunks: readonly LineChunk[];
}

const line = oneAtATime();
const linesPerChunk = 5_000;

/**
 * Reads a statement in a thread of its own with bounded memory and time, one file at a time, so that the server goes on serving.
 *
 * @throws Refusal `statement.*`
 */
export async function readInThread(
  file: StatementFile,
  onProgress: (lines: number) => void = () => {},
): Promise<ReadLines> {
  const limits = { ...statementFileLimits, ...file.limits };
  const bytes = new Uint8Array(file.bytes);
  const { format, account, secrets } = file;
  const order: ReadingOrder = { bytes, format, account, secrets, lines: limits.lines, linesPerChunk };
  const chunks: LineChunk[] = [];
  let lines = 0;
  const receive = (message: ReadingMessage): ReadLines | null => {
    if (message.kind === 'refused') throw refuseStatement(message.code, message.details);
    if (message.kind === 'done') return { summary: message, chunks };
    chunks.push(message);
    lines += message.lines;
    onProgress(lines);
    return null;
  };
  return line(
    () =>
      runBounded({
        script: new URL('./reading-thread.ts', import.meta.url),
        order,
        transfer: [bytes.buffer],
        limits,
        receive,
        failed: (failure) => refuseStatement(failures[failure], { line: 1 }),
      }),
    { waiting: limits.waiting, busy: () => refuseStatement('statement.file_busy') },
  );
}

const failures = {
  timeout: 'statement.file_timeout',
  memory: 'statement.file_too_complex',
  broken: 'statement.file_unreadable',
} as const satisfies Record<ThreadFailure, string>;
