export { type StatementFileLimits, statementFileLimits } from './limits.ts';
export { type ReadLines, readInThread, type StatementFile } from './read-in-thread.ts';
