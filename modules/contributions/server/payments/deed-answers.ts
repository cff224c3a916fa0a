import type { RawBuilder } from 'kysely';
import { refusePayment } from '#modules/contributions/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';

type Answers = Readonly<Record<string, Parameters<typeof refusePayment>[0]>>;

/** What the database says of a line of the work list that it does not settle. */
const lineRefusals = {
  absent: 'exception.not_found',
  settled_already: 'exception.settled_already',
  refused: 'exception.refused',
  waiting: 'exception.waiting',
  no_bill: 'payment.bill_not_found',
  not_whole: 'exception.not_whole',
} as const satisfies Answers;

/** What the database says of a proposal that it does not keep. */
const proposalRefusals = {
  absent: 'payment.not_found',
  settled_already: 'exception.settled_already',
  refused: 'refund.refused',
  waiting: 'exception.waiting',
  too_much: 'refund.too_much',
  no_bill: 'payment.bill_not_found',
} as const satisfies Answers;

/** What it says of a decision. */
const decisionRefusals = {
  absent: 'refund.not_found',
  decided_already: 'refund.decided_already',
  refused: 'refund.refused',
  same_person: 'refund.same_person',
  too_much: 'refund.too_much',
} as const satisfies Answers;

/** Settles a line of the work list, or refuses as the database does. */
export function requireSettled(
  transaction: Transaction,
  deed: RawBuilder<{ answer: string }>,
): Promise<void> {
  return requireAnswer(transaction, deed, lineRefusals);
}

/** Keeps a proposal, or refuses as the database does. */
export function requireProposed(
  transaction: Transaction,
  deed: RawBuilder<{ answer: string }>,
): Promise<void> {
  return requireAnswer(transaction, deed, proposalRefusals);
}

/** Decides over a proposal, or refuses as the database does. */
export function requireDecided(
  transaction: Transaction,
  deed: RawBuilder<{ answer: string }>,
): Promise<void> {
  return requireAnswer(transaction, deed, decisionRefusals);
}

async function requireAnswer(
  transaction: Transaction,
  deed: RawBuilder<{ answer: string }>,
  refusals: Answers,
): Promise<void> {
  const { rows } = await deed.execute(transaction.of<unknown>());
  const answer = rows[0]?.answer ?? '';
  if (answer === 'done') return;
  const code = refusals[answer];
  if (!code) throw new Error(`the database answered ${answer}`);
  throw refusePayment(code);
}
