import { randomBytes } from 'node:crypto';
import { type SnapService, timeStampState } from '#modules/contributions/core/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { tokenHashOf } from './answer-token-request.ts';
import { type BankAnswer, type BankMessage, bankAnswer, headerOf, missingHeader } from './bank-message.ts';
import { type Bank, findBank } from './find-bank.ts';
import { bodyHashOf, isSignedBy } from './signatures.ts';

/** A message whose sender is sure. */
export interface OpenedMessage {
  readonly bank: Bank;
  readonly externalId: string;
  /** The day of its time stamp, as the bank wrote it. */
  readonly sentOn: string;
  readonly text: string;
}

const neededHeaders = [
  'Authorization',
  'X-TIMESTAMP',
  'X-SIGNATURE',
  'X-PARTNER-ID',
  'X-EXTERNAL-ID',
  'CHANNEL-ID',
] as const;
/** The standard wants digits; banks send letters and dashes too. */
const externalIdShape = /^[A-Za-z0-9-]{1,36}$/;
const channelShape = /^[A-Za-z0-9]{1,5}$/;
/** For an unknown bank: no signature is made with it. */
const decoySecret = randomBytes(32).toString('base64');

/**
 * The standard's checks of a transaction, in its order: headers, time stamp, token of that bank, signature. An unknown
 * bank is answered as a known one with a wrong token is.
 */
export async function openMessage(
  services: Services,
  service: Exclude<SnapService, 'token'>,
  message: BankMessage,
  now: number,
): Promise<OpenedMessage | { readonly refused: BankAnswer }> {
  const fault = headerFault(message);
  if (fault) return { refused: bankAnswer(service, fault.outcome, { detail: fault.header }) };
  const timeStamp = headerOf(message, 'X-TIMESTAMP');
  if (timeStampState(timeStamp, now) === 'stale')
    return { refused: bankAnswer(service, 'unauthorized', { detail: 'X-TIMESTAMP' }) };
  const accessToken = /^Bearer +(\S+)$/i.exec(headerOf(message, 'Authorization'))?.[1] ?? '';
  const bank = await findBank(services, headerOf(message, 'X-PARTNER-ID'), tokenHashOf(accessToken));
  const signed = isSignedBy(
    bank?.secret ?? decoySecret,
    {
      ...{ method: message.method, path: message.path, accessToken, timeStamp },
      bodyHash: bodyHashOf(message.body),
    },
    headerOf(message, 'X-SIGNATURE'),
  );
  if (!bank?.tokenHolds) return { refused: bankAnswer(service, 'invalid_token') };
  if (!signed) return { refused: bankAnswer(service, 'unauthorized', { detail: 'Signature' }) };
  return {
    bank,
    externalId: headerOf(message, 'X-EXTERNAL-ID'),
    sentOn: timeStamp.slice(0, 10),
    text: new TextDecoder().decode(message.body),
  };
}

function headerFault(message: BankMessage) {
  const missing = missingHeader(message, neededHeaders);
  if (missing) return { outcome: 'missing_field', header: missing } as const;
  const malformed = malformedHeader(message);
  return malformed ? ({ outcome: 'invalid_format', header: malformed } as const) : null;
}

function malformedHeader(message: BankMessage): string | null {
  if (timeStampState(headerOf(message, 'X-TIMESTAMP'), 0) === 'malformed') return 'X-TIMESTAMP';
  if (!externalIdShape.test(headerOf(message, 'X-EXTERNAL-ID'))) return 'X-EXTERNAL-ID';
  return channelShape.test(headerOf(message, 'CHANNEL-ID')) ? null : 'CHANNEL-ID';
}
