import { createHash, randomBytes, randomInt } from 'node:crypto';
import type pg from 'pg';
import {
  cardAskDelaySeconds,
  cardAskWindowSeconds,
  cardTryDelaySeconds,
  oneTimeCodeLimits,
  refuse,
} from '#modules/accounts/core/index.ts';
import { readCardCode } from '#modules/registry/core/index.ts';
import { findCardHolder } from '#modules/registry/server/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import { networkOf } from '#platform/server/http/network-of.ts';
import { newId } from '#platform/server/new-id.ts';
import { type BlindIndex, blindIndex } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import { type AttemptPolicy, type Charge, forgetAttempts, refundAttempt } from './attempt-queries.ts';
import { findCaller } from './callers.ts';
import { addressPolicy, chargeTry } from './charge-try.ts';
import type { OneTimeCodeDelivery } from './one-time-code-delivery.ts';
import { recordFailedCard, recordOwnAct } from './sign-in-journal.ts';
import type { Step } from './sign-in-steps.ts';
import {
  findCardIndex,
  insertWorkerCode,
  openWorkerAccount,
  spendWorkerCode,
} from './worker-code-queries.ts';

export interface CardParts {
  readonly authPool: pg.Pool;
  readonly secrets: Secrets;
  /** Keyed hash of an e-mail, an address or a code: none of them is kept in clear. */
  readonly indexOf: BlindIndex;
  readonly delivery: OneTimeCodeDelivery;
  readonly openSession: (accountId: string, request: Request) => Promise<Response>;
}

interface CardAsk {
  readonly request: Request;
  readonly step: Step;
  readonly remoteAddress: string;
}

const askPolicy: AttemptPolicy = {
  delaySeconds: cardAskDelaySeconds,
  forgetAfterSeconds: cardAskWindowSeconds,
};
const tryPolicy: AttemptPolicy = { delaySeconds: cardTryDelaySeconds, forgetAfterSeconds: null };

/**
 * Makes a one-time code for a card. A card that is nobody's gets one too, which is never right: answer, traces and
 * work are the same, so nobody learns by asking whose card there is.
 *
 * @throws Refusal `account.card_malformed` (no card has such a code), `account.card_undelivered`, `account.locked`
 */
export async function askForCode(parts: CardParts, { step, remoteAddress }: CardAsk): Promise<Response> {
  const { authPool, secrets, delivery } = parts;
  if (delivery.way === 'none') throw refuse('account.card_undelivered');
  const card = readCardCode(step.body.card ?? '');
  if (!card) throw refuse('account.card_malformed');
  const cardIndex = parts.indexOf(`card ${card.value}`);
  const byAddress = await chargeTry(authPool, {
    index: addressOf(parts, remoteAddress),
    policy: addressPolicy,
  });
  await chargeTry(authPool, { index: asksOf(parts, cardIndex), policy: askPolicy, earlier: byAddress });
  const holder = await findCardHolder({ authPool, secrets }, card);
  const handle = randomBytes(32).toString('base64url');
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await insertWorkerCode(authPool, {
    challengeHash: hashOf(handle),
    cardIndex,
    workerId: holder?.workerId ?? null,
    codeHash: codeHash(secrets, handle, code),
    validSeconds: oneTimeCodeLimits.validSeconds,
  });
  if (holder && delivery.way === 'phone') delivery.hand({ code, phone: holder.phone });
  return Response.json({
    handle,
    validSeconds: oneTimeCodeLimits.validSeconds,
    shownCode: delivery.way === 'screen' ? code : null,
  });
}

/**
 * Lets a worker in by the one-time code of his card. Wrong, late, used, tried too often, nobody's card, someone who
 * died: one refusal for all of them.
 *
 * @throws Refusal `account.card_refused`, `account.locked`
 */
export async function signInByCard(
  parts: CardParts,
  { request, step, remoteAddress }: CardAsk,
): Promise<Response> {
  const { authPool } = parts;
  const handle = step.body.handle ?? '';
  const byAddress = await chargeTry(authPool, {
    index: addressOf(parts, remoteAddress),
    policy: addressPolicy,
  });
  const cardIndex = await findCardIndex(authPool, hashOf(handle));
  const byCard = await chargeTry(authPool, {
    index: triesOf(parts, cardIndex ?? hashOf(handle)),
    policy: tryPolicy,
    earlier: byAddress,
  });
  try {
    const accountId = await accountBehind(parts, handle, step.body.code ?? '');
    if (accountId === null || cardIndex === null) throw refuse('account.card_refused');
    const response = await parts.openSession(accountId, request);
    if (!response.ok) throw refuse('account.card_refused');
    await settle(parts, { accountId, cardIndex, byAddress });
    return response;
  } catch (error) {
    if (error instanceof Refusal) await recordFailedCard(authPool, cardIndex ?? hashOf(handle), error.code);
    else await giveBack(authPool, [byAddress, byCard]);
    throw error;
  }
}

async function accountBehind(
  { authPool, secrets }: CardParts,
  handle: string,
  code: string,
): Promise<string | null> {
  const workerId = await spendWorkerCode(authPool, {
    challengeHash: hashOf(handle),
    codeHash: codeHash(secrets, handle, code),
    mostTries: oneTimeCodeLimits.mostTries,
  });
  return workerId === null ? null : openWorkerAccount(authPool, { workerId, accountId: newId() });
}

/** He is in: his card's asks and tries are forgotten, and the address gets back both of what it took. */
async function settle(
  parts: CardParts,
  { accountId, cardIndex, byAddress }: { accountId: string; cardIndex: Buffer; byAddress: Charge },
): Promise<void> {
  const { authPool } = parts;
  await forgetAttempts(authPool, triesOf(parts, cardIndex));
  await forgetAttempts(authPool, asksOf(parts, cardIndex));
  await giveBack(authPool, [byAddress, byAddress]);
  const caller = await findCaller(authPool, { accountId });
  if (caller) await recordOwnAct(authPool, caller, 'accounts.sign-in');
}

async function giveBack(authPool: pg.Pool, charges: readonly Charge[]): Promise<void> {
  for (const charge of charges) await refundAttempt(authPool, charge);
}

function addressOf({ indexOf }: CardParts, remoteAddress: string): Buffer {
  return indexOf(`card address ${networkOf(remoteAddress)}`);
}

function asksOf({ indexOf }: CardParts, cardIndex: Buffer): Buffer {
  return indexOf(`card asks ${cardIndex.toString('hex')}`);
}

function triesOf({ indexOf }: CardParts, cardIndex: Buffer): Buffer {
  return indexOf(`card tries ${cardIndex.toString('hex')}`);
}

/** The handle has 256 random bits: a plain SHA-256 is enough. */
function hashOf(handle: string): Buffer {
  return createHash('sha256').update(handle).digest();
}

/** Six digits are guessed in no time: their hash is keyed, and belongs to one handle. */
function codeHash(secrets: Secrets, handle: string, code: string): Buffer {
  return blindIndex(secrets, 'one-time-code')(`${handle} ${code}`);
}
