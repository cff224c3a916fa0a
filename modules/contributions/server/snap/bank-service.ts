import type { z } from 'zod';
import type { SnapService } from '#modules/contributions/core/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { AuditEntry } from '#platform/server/audit/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import type { BankAnswer } from './bank-message.ts';
import type { Bank } from './find-bank.ts';

/** What a service answers in. */
export interface BankWork {
  readonly services: Services;
  readonly transaction: Transaction;
  readonly bank: Bank;
}

export interface BankAnswered {
  readonly answer: BankAnswer;
  /** The bill it was about, when there is one. */
  readonly billId?: string;
  readonly audit?: AuditEntry;
}

/** One of the standard's services as data: its shape, the number its message goes by, and what it does. */
export interface BankService<Shape extends z.ZodType> {
  readonly name: Exclude<SnapService, 'token'>;
  readonly shape: Shape;
  readonly requestIdOf: (message: z.infer<Shape>) => string | undefined;
  /** Whether the message reports again what was reported before. */
  readonly isAdvice: (message: z.infer<Shape>) => boolean;
  readonly perform: (work: BankWork, message: z.infer<Shape>) => Promise<BankAnswered>;
}
