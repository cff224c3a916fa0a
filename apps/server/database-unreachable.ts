/** SQLSTATEs of a server that goes down, came down, or is not up yet; and Node's words for nobody listening. */
const codes = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What pg says without a code. */
const words =
  /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed)/;

/** True when the error says no more than that the database cannot be reached at this moment. */
export function isDatabaseUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnreachable);
  if (words.test(error.message)) return true;
  if (!('code' in error) || typeof error.code !== 'string') return false;
  // A socket that is not there; a file that is not there is another matter.
  if (error.code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect';
  return codes.has(error.code);
}
