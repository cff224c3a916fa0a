import type { z } from 'zod';
import {
  type cashReportSchema,
  type journalLineSchema,
  ledgerContract,
  type trialBalanceSchema,
} from '#modules/contributions/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const ledgerApi = apiOf({ ledger: ledgerContract });

export type TrialBalance = z.infer<typeof trialBalanceSchema>;
export type CashReport = z.infer<typeof cashReportSchema>;
export type JournalLine = z.infer<typeof journalLineSchema>;

export const ledgerTabs = ['saldo', 'kas', 'jurnal'] as const;
export type LedgerTab = (typeof ledgerTabs)[number];
