import { implement } from '@orpc/server';
import { ledgerContract } from '#modules/contributions/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { printCash, printTrialBalance } from './print-books.ts';
import { showCash, showTrialBalance } from './show-balances.ts';
import { showJournal, showJournals } from './show-journals.ts';

/** The books' part of the contract. */
export function ledgerRoutes(services: Services) {
  const contract = implement(ledgerContract).$context<RequestContext>();
  return contract.router({
    trialBalance: contract.trialBalance.handler(({ input, context }) =>
      showTrialBalance(services, requireCaller(context), { ...input, area: input.area ?? null }),
    ),
    trialBalancePaper: contract.trialBalancePaper.handler(({ input, context }) =>
      printTrialBalance(services, requireCaller(context), { ...input, area: input.area ?? null }),
    ),
    cash: contract.cash.handler(({ input, context }) =>
      showCash(services, requireCaller(context), input.day),
    ),
    cashPaper: contract.cashPaper.handler(({ input, context }) =>
      printCash(services, requireCaller(context), input.day),
    ),
    journals: contract.journals.handler(({ input, context }) =>
      showJournals(services, requireCaller(context), input),
    ),
    journal: contract.journal.handler(({ input, context }) =>
      showJournal(services, requireCaller(context), input.journalId),
    ),
  });
}
