import { createHmac, timingSafeEqual } from 'node:crypto';
import { receiptCode } from '#modules/contributions/core/index.ts';
import { purposeKey, type Secrets } from '#platform/server/secrets/secrets.ts';

interface ReceiptFacts {
  readonly receipt: bigint;
  readonly amountIdr: bigint;
  readonly receivedOn: string;
}

const keys = new WeakMap<Secrets, Buffer>();

/** The check code of a receipt: keyed over its number, amount and day, so that none of them can be changed on paper. */
export function checkCodeOf(secrets: Secrets, { receipt, amountIdr, receivedOn }: ReceiptFacts): string {
  const key = keys.get(secrets) ?? purposeKey(secrets, 'receipt');
  keys.set(secrets, key);
  return receiptCode(createHmac('sha256', key).update(`${receipt}|${amountIdr}|${receivedOn}`).digest());
}

/** Whether two codes are the same, in a time that tells nothing of where they differ. */
export function isSameCode(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
