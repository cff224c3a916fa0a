/** What a bank statement may cost. A list of workers is held to less (DESIGN 4.13): a statement of 200,000 movements has some 60 MiB. */
export interface StatementFileLimits {
  readonly uploadBytes: number;
  readonly lines: number;
  readonly milliseconds: number;
  /** Of the reading thread's heap. */
  readonly heapMegabytes: number;
  /** Files that may wait while another is read. */
  readonly waiting: number;
}

const mebi = 1_048_576;

export const statementFileLimits: StatementFileLimits = {
  uploadBytes: 100 * mebi,
  lines: 300_000,
  milliseconds: 300_000,
  heapMegabytes: 1_024,
  waiting: 8,
};
