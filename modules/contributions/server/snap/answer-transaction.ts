import { sql } from 'kysely';
import type { z } from 'zod';
import { readMessage } from '#modules/contributions/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { writeAudit } from '#platform/server/audit/index.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { bankContext } from './bank-context.ts';
import { type BankAnswer, type BankMessage, bankAnswer } from './bank-message.ts';
import type { BankAnswered, BankService } from './bank-service.ts';
import type { Bank } from './find-bank.ts';
import { openMessage } from './open-message.ts';

/**
 * Answers one message of a bank in one transaction: its X-EXTERNAL-ID is claimed for the day, its fields are read, the
 * service does its work, and message, journal and answer are kept together. A refusal keeps the claim; a fault leaves
 * nothing behind, so that the bank may send the same again.
 *
 * @param now milliseconds since 1970
 */
export async function answerTransaction<Shape extends z.ZodType>(
  services: Services,
  service: BankService<Shape>,
  message: BankMessage,
  now: number,
): Promise<BankAnswer> {
  const opened = await openMessage(services, service.name, message, now);
  if ('refused' in opened) return opened.refused;
  const { bank, externalId, sentOn, text } = opened;
  const read = readMessage(service.shape, text);
  const claim = JSON.stringify({
    ...{ partner_id: bank.partnerId, sent_on: sentOn, external_id: externalId, service: service.name },
    request_id: 'message' in read ? (service.requestIdOf(read.message) ?? null) : null,
    is_advice: 'message' in read && service.isAdvice(read.message),
  });
  return inTransaction(services.pool, bankContext(bank.accountId), async (transaction) => {
    const db = transaction.of<unknown>();
    const claimed = await sql<{
      holds: boolean;
    }>`select contributions.claim_bank_message(${claim}::jsonb) as holds`.execute(db);
    if (claimed.rows[0]?.holds !== true) return bankAnswer(service.name, 'conflict');
    const { answer, billId, audit }: BankAnswered =
      'message' in read
        ? await service.perform({ services, transaction, bank }, read.message)
        : { answer: bankAnswer(service.name, read.outcome, { detail: read.field }) };
    if (audit) await writeAudit(transaction, actorOf(bank), audit);
    await sql`select contributions.close_bank_message(${claim}::jsonb, ${billId ?? null}::uuid, ${answer.body.responseCode})`.execute(
      db,
    );
    return answer;
  });
}

/** How the journal names a bank. */
function actorOf({ accountId, partnerId }: Bank) {
  return { accountId, name: partnerId, role: 'bank', organisationId: null };
}
