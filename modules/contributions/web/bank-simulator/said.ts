import { z } from 'zod';
import type { Language } from '#platform/web/text.ts';

const bilingual = z.object({ english: z.string(), indonesia: z.string() });

const answerSchema = z.object({
  virtualAccountData: z.object({
    virtualAccountName: z.string().optional(),
    totalAmount: z.object({ value: z.string().regex(/^\d+\.00$/) }).optional(),
    inquiryReason: bilingual.optional(),
    paymentFlagReason: bilingual.optional(),
  }),
});

/** What the bank's customer would read of an answer. */
export interface Said {
  readonly name: string | null;
  readonly amountIdr: string | null;
  readonly reason: string | null;
}

/** Who pays, how much, and how it went; null where an answer says nothing of an account. */
export function saidOf(body: string, language: Language): Said | null {
  const read = answerSchema.safeParse(jsonOf(body));
  if (!read.success) return null;
  const { virtualAccountName, totalAmount, inquiryReason, paymentFlagReason } = read.data.virtualAccountData;
  const reason = inquiryReason ?? paymentFlagReason;
  return {
    name: virtualAccountName ?? null,
    amountIdr: totalAmount?.value.replace('.00', '') ?? null,
    reason: (language === 'id' ? reason?.indonesia : reason?.english) ?? null,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
