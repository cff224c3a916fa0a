import { z } from 'zod';

/** What the simulated bank may do, the well-behaved way first. */
export const bankPlays = [
  'pay',
  'wrong_signature',
  'stale_time',
  'wrong_amount',
  'repeat',
  'same_external_id',
] as const;

/** A payment the simulated bank made before, to be sent again. */
const earlierSchema = z.object({
  code: z.string().regex(/^\d{16}$/),
  paymentRequestId: z.string().regex(/^[\w-]{1,64}$/),
  amount: z.string().regex(/^\d{1,16}\.\d{2}$/),
});

/** `POST /api/simulator-bank`, in the demonstration alone. */
export const bankPlaySchema = z.object({
  code: z.string().regex(/^\d{16}$/),
  play: z.enum(bankPlays),
  earlier: earlierSchema.nullable(),
});

const headersSchema = z.array(z.tuple([z.string(), z.string()]));

/** One message of the simulated bank and its answer, as they went over the wire; access tokens are shortened. */
const bankExchangeSchema = z.object({
  step: z.enum(['token', 'inquiry', 'payment', 'payment_again', 'inquiry_again', 'status']),
  path: z.string(),
  request: z.object({ headers: headersSchema, body: z.string(), signedText: z.string() }),
  answer: z.object({ status: z.number(), headers: headersSchema, body: z.string() }),
  responseCode: z.string(),
  responseMessage: z.string(),
});

export const bankPlayedSchema = z.object({
  exchanges: z.array(bankExchangeSchema),
  /** Set when a payment was taken. */
  earlier: earlierSchema.nullable(),
});

export type BankPlay = (typeof bankPlays)[number];
export type BankPlayRequest = z.infer<typeof bankPlaySchema>;
export type BankExchange = z.infer<typeof bankExchangeSchema>;
export type BankPlayed = z.infer<typeof bankPlayedSchema>;
export type EarlierPayment = z.infer<typeof earlierSchema>;
