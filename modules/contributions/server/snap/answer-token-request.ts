import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { readMessage, tokenRequestSchema } from '#modules/contributions/api/index.ts';
import { timeStampState } from '#modules/contributions/core/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { bankContext } from './bank-context.ts';
import { type BankAnswer, type BankMessage, bankAnswer, headerOf, missingHeader } from './bank-message.ts';
import { type Bank, findBank } from './find-bank.ts';
import { isTokenAskedBy } from './signatures.ts';

/** The standard's 15 minutes. */
const tokenSeconds = 900;
const neededHeaders = ['X-TIMESTAMP', 'X-CLIENT-KEY', 'X-SIGNATURE'] as const;

/**
 * Service 73: an access token for a bank that signs with its private key. An unknown bank is answered as a wrong
 * signature is, after the same work.
 *
 * @param now milliseconds since 1970
 */
export async function answerTokenRequest(
  services: Services,
  message: BankMessage,
  now: number,
): Promise<BankAnswer> {
  const missing = missingHeader(message, neededHeaders);
  if (missing) return bankAnswer('token', 'missing_field', { detail: missing });
  const [clientId, timeStamp] = [headerOf(message, 'X-CLIENT-KEY'), headerOf(message, 'X-TIMESTAMP')];
  const time = timeStampState(timeStamp, now);
  if (time === 'malformed') return bankAnswer('token', 'invalid_format', { detail: 'X-TIMESTAMP' });
  if (time === 'stale') return bankAnswer('token', 'unauthorized', { detail: 'X-TIMESTAMP' });
  const bank = await findBank(services, clientId);
  const holds = isTokenAskedBy(keyOf(bank), { clientId, timeStamp }, headerOf(message, 'X-SIGNATURE'));
  if (!bank || !holds) return bankAnswer('token', 'unauthorized', { detail: 'Signature' });
  const read = readMessage(tokenRequestSchema, new TextDecoder().decode(message.body));
  if (!('message' in read)) return bankAnswer('token', read.outcome, { detail: read.field });
  return bankAnswer('token', 'successful', {
    accessToken: await keepNewToken(services, bank),
    tokenType: 'Bearer',
    expiresIn: String(tokenSeconds),
  });
}

/** What is kept of a token: it has 256 random bits, so that a plain hash gives nothing back. */
export function tokenHashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

async function keepNewToken({ pool }: Services, { partnerId, accountId }: Bank): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await inTransaction(pool, bankContext(accountId), (transaction) =>
    sql`select contributions.keep_bank_token(${partnerId}, ${tokenHashOf(token)}, ${tokenSeconds})`.execute(
      transaction.of<unknown>(),
    ),
  );
  return token;
}

let decoy: KeyObject | undefined;

/** For an unknown bank a key whose other half nobody has. */
function keyOf(bank: Bank | null): KeyObject {
  if (bank) return createPublicKey(bank.publicKey);
  decoy ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  return decoy;
}
