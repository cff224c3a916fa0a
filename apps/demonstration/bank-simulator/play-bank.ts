import {
  type BankPlayed,
  type BankPlayRequest,
  inquiryAnswerSchema,
  paymentAnswerSchema,
} from '#modules/contributions/api/index.ts';
import { virtualAccountOf } from '#modules/contributions/core/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { type LineOptions, newExternalId, openLine } from './bank-line.ts';

type Line = ReturnType<typeof openLine>;

const tooMuch = 1_000n;

/**
 * Plays the bank at our own HTTP door: token, inquiry, payment, status, and on the way the fault that was asked for.
 * Nothing passes the door by: a refusal here is the refusal a bank would get.
 */
export async function playBank(options: LineOptions, request: BankPlayRequest): Promise<BankPlayed> {
  const line = openLine(options);
  const account = virtualAccountOf(options.bank.companyCode, request.code);
  await line.askToken();
  const earlier = request.earlier?.code === request.code ? request.earlier : null;
  if (request.play === 'repeat' && earlier) {
    const again = { ...account, paymentRequestId: earlier.paymentRequestId, flagAdvise: 'Y' };
    await line.send({
      step: 'payment_again',
      service: 'payment',
      message: { ...again, paidAmount: { value: earlier.amount, currency: 'IDR' } },
    });
    await askStatus(line, account, earlier.paymentRequestId);
    return { exchanges: line.exchanges, earlier };
  }
  return { exchanges: line.exchanges, earlier: await inquireAndPay(line, account, request) };
}

async function inquireAndPay(
  line: Line,
  account: ReturnType<typeof virtualAccountOf>,
  { code, play }: BankPlayRequest,
): Promise<BankPlayed['earlier']> {
  const requestId = newId();
  const externalId = newExternalId();
  const inquiry = { service: 'inquiry', message: { ...account, inquiryRequestId: requestId } } as const;
  const answer = await line.send({ step: 'inquiry', ...inquiry, externalId });
  if (play === 'same_external_id') {
    await line.send({ step: 'inquiry_again', ...inquiry, externalId });
    return null;
  }
  const owed = amountIn(answer);
  if (owed === null) return null;
  const amount = play === 'wrong_amount' ? raised(owed) : owed;
  const message = {
    ...account,
    paymentRequestId: requestId,
    paidAmount: { value: amount, currency: 'IDR' },
    totalAmount: { value: owed, currency: 'IDR' },
    referenceNo: newExternalId().slice(-12),
  };
  const fault = play === 'wrong_signature' ? 'signature' : play === 'stale_time' ? 'time' : undefined;
  const paid = await line.send({ step: 'payment', service: 'payment', message, fault });
  if (play === 'repeat')
    await line.send({
      step: 'payment_again',
      service: 'payment',
      message: { ...message, flagAdvise: 'Y' },
    });
  await askStatus(line, account, requestId);
  return isTaken(paid) ? { code, paymentRequestId: requestId, amount } : null;
}

async function askStatus(line: Line, account: object, requestId: string): Promise<void> {
  await line.send({
    step: 'status',
    service: 'status',
    message: { ...account, inquiryRequestId: requestId, paymentRequestId: requestId },
  });
}

/** What is owed, when the inquiry named it. */
function amountIn(answer: string): string | null {
  const read = inquiryAnswerSchema.safeParse(JSON.parse(answer));
  return read.data?.virtualAccountData?.totalAmount?.value ?? null;
}

function isTaken(answer: string): boolean {
  return paymentAnswerSchema.safeParse(JSON.parse(answer)).data?.responseCode === '2002500';
}

function raised(amount: string): string {
  const [rupiah = '0'] = amount.split('.');
  return `${BigInt(rupiah) + tooMuch}.00`;
}
