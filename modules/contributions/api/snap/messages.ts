import { z } from 'zod';

/** Printable ASCII without spaces: what the standard's identifiers are made of. */
const identifier = (longest: number) => z.string().regex(new RegExp(`^[\\x21-\\x7e]{1,${longest}}$`));
const amountSchema = z.looseObject({
  value: z.string().regex(/^\d{1,16}\.\d{2}$/),
  currency: z.literal('IDR'),
});
const answeredAmount = z.object({ value: z.string(), currency: z.literal('IDR') });
const bilingual = z.object({ english: z.string(), indonesia: z.string() });
const optionalText = (longest: number) => z.string().max(longest).optional();

const account = {
  partnerServiceId: z
    .string()
    .length(8)
    .regex(/^ *\d+$/),
  customerNo: z.string().regex(/^\d{1,20}$/),
  virtualAccountNo: z.string().regex(/^ *\d{2,28}$/),
} as const;

/** What banks send, service 73. Unknown fields are let be: the standard grows by them. */
export const tokenRequestSchema = z.looseObject({ grantType: z.literal('client_credentials') });

/** Service 24: whose bill is it, and how much. */
export const inquiryRequestSchema = z.looseObject({ ...account, inquiryRequestId: identifier(128) });

/** Service 25: the payer's money is with the bank. `flagAdvise` `Y` says that it was reported before. */
export const paymentRequestSchema = z.looseObject({
  ...account,
  paymentRequestId: identifier(128),
  paidAmount: amountSchema,
  totalAmount: amountSchema.optional(),
  trxId: identifier(64).optional(),
  trxDateTime: optionalText(25),
  referenceNo: optionalText(64),
  flagAdvise: optionalText(1),
});

/** Service 26: what became of it. By the inquiry, by the payment, or both. */
export const statusRequestSchema = z.looseObject({
  ...account,
  inquiryRequestId: identifier(128).optional(),
  paymentRequestId: identifier(128).optional(),
});

const head = { responseCode: z.string().regex(/^\d{7}$/), responseMessage: z.string().max(150) } as const;

/** What a bank reads of service 73. */
export const tokenAnswerSchema = z.object({
  ...head,
  accessToken: z.string().optional(),
  tokenType: z.literal('Bearer').optional(),
  expiresIn: z.string().optional(),
});

/** `00` done, `01` refused, `03` known and not paid yet. */
const flagStatus = z.enum(['00', '01', '03']);

const billDetail = z.object({
  billCode: z.string().max(2),
  billNo: z.string().max(18),
  billName: z.string().max(20),
  billShortName: z.string().max(10),
  billDescription: z.object({ english: z.string().max(18), indonesia: z.string().max(18) }),
  billAmount: answeredAmount,
});

const answeredAccount = {
  partnerServiceId: z.string().max(8),
  customerNo: z.string(),
  virtualAccountNo: z.string(),
} as const;

/** What a bank reads of service 24. A refusal names no payer and no amount. */
export const inquiryAnswerSchema = z.object({
  ...head,
  virtualAccountData: z
    .object({
      ...answeredAccount,
      inquiryStatus: z.enum(['00', '01']),
      inquiryReason: bilingual,
      inquiryRequestId: z.string(),
      virtualAccountName: z.string().max(255).optional(),
      totalAmount: answeredAmount.optional(),
      billDetails: z.array(billDetail).optional(),
      freeTexts: z.array(z.object({ english: z.string().max(32), indonesia: z.string().max(32) })).optional(),
      virtualAccountTrxType: z.literal('C').optional(),
      additionalInfo: z.object({ dueOn: z.string(), expiresOn: z.string().optional() }).optional(),
    })
    .optional(),
});

/** What a bank reads of service 25. */
export const paymentAnswerSchema = z.object({
  ...head,
  virtualAccountData: z
    .object({
      ...answeredAccount,
      paymentFlagStatus: flagStatus,
      paymentFlagReason: bilingual,
      virtualAccountName: z.string().max(255).optional(),
      trxId: z.string().optional(),
      paymentRequestId: z.string(),
      paidAmount: answeredAmount.optional(),
      totalAmount: answeredAmount.optional(),
      trxDateTime: z.string().optional(),
      referenceNo: z.string().optional(),
      flagAdvise: z.string().optional(),
    })
    .optional(),
});

/** What a bank reads of service 26. */
export const statusAnswerSchema = z.object({
  ...head,
  virtualAccountData: z
    .object({
      ...answeredAccount,
      paymentFlagStatus: flagStatus,
      paymentFlagReason: bilingual,
      inquiryRequestId: z.string().optional(),
      paymentRequestId: z.string().optional(),
      paidAmount: answeredAmount.optional(),
      totalAmount: answeredAmount.optional(),
      transactionDate: z.string().optional(),
      referenceNo: z.string().optional(),
    })
    .optional(),
});

export type TokenAnswer = z.infer<typeof tokenAnswerSchema>;
export type InquiryRequest = z.infer<typeof inquiryRequestSchema>;
export type InquiryAnswer = z.infer<typeof inquiryAnswerSchema>;
export type PaymentRequest = z.infer<typeof paymentRequestSchema>;
export type PaymentAnswer = z.infer<typeof paymentAnswerSchema>;
export type StatusRequest = z.infer<typeof statusRequestSchema>;
export type StatusAnswer = z.infer<typeof statusAnswerSchema>;
