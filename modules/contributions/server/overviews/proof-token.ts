import { createHash } from 'node:crypto';
import type { CoverAnswer } from '#modules/contributions/core/index.ts';
import { openSealed, seal } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';

/** What a proof of protection said, of whom, and when it was made. */
export interface ProofContent {
  readonly workerId: string;
  readonly on: string;
  readonly answer: CoverAnswer;
  /** RFC 3339, whole seconds. */
  readonly madeAt: string;
}

const place = { table: 'papers', column: 'proof', rowId: 'protection' } as const;
const answers = ['no', 'yes', 'open'] as const satisfies readonly CoverAnswer[];
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What the QR code of a proof carries: its content sealed, so that nobody can make one up and nobody can read whose it is. */
export function sealProof(secrets: Secrets, { workerId, on, answer, madeAt }: ProofContent): string {
  const bytes = Buffer.alloc(25);
  bytes.write(workerId.replaceAll('-', ''), 0, 'hex');
  bytes.writeUInt32BE(Number(on.replaceAll('-', '')), 16);
  bytes.writeUInt8(answers.indexOf(answer), 20);
  bytes.writeUInt32BE(Math.floor(Date.parse(madeAt) / 1000), 21);
  return seal(secrets, place, bytes).toString('base64url');
}

/** The content of a proof out of its QR code; null for whatever was not sealed here. */
export function openProof(secrets: Secrets, token: string): ProofContent | null {
  const bytes = opened(secrets, token);
  const answer = answers[bytes?.[20] ?? -1];
  if (bytes?.length !== 25 || answer === undefined) return null;
  const hex = bytes.toString('hex', 0, 16);
  const workerId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const on = String(bytes.readUInt32BE(16)).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return { workerId, on, answer, madeAt: new Date(bytes.readUInt32BE(21) * 1000).toISOString() };
}

/** Number and check code that stand on the paper: they follow from the QR code, and say nothing without it. */
export function proofNumbers(token: string, { madeAt }: ProofContent): { number: string; code: string } {
  const hash = createHash('sha256').update(token).digest();
  const letters = [...hash.subarray(0, 14)].map((byte) => signs[byte % signs.length] ?? '').join('');
  const [serial, first, second] = [letters.slice(0, 6), letters.slice(6, 10), letters.slice(10, 14)];
  return { number: `BP-${dayOf(madeAt).replaceAll('-', '')}-${serial}`, code: `${first}-${second}` };
}

/** The day in the region, as the paper says it. */
function dayOf(instant: string): string {
  if (instant === '') return '';
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Makassar' }).format(new Date(instant));
}

function opened(secrets: Secrets, token: string): Buffer | null {
  try {
    return openSealed(secrets, place, Buffer.from(token, 'base64url'));
  } catch {
    // Whatever was changed, made up or sealed elsewhere: nothing is told of why.
    return null;
  }
}
