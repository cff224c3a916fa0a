import { implement } from '@orpc/server';
import { handoverContract } from '#modules/sponsorship/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { issueCodes } from './issue-codes.ts';
import { printHandoverLetters } from './print-letters.ts';
import { recordOutcomes } from './record-outcomes.ts';
import { showHandover, showHandoverCounts, showHandoverRates } from './show-handover.ts';

/** The part of the contract about going on by oneself. */
export function handoverRoutes(services: Services) {
  const contract = implement(handoverContract).$context<RequestContext>();
  return contract.router({
    people: contract.people.handler(({ input, context }) =>
      showHandover(services, requireCaller(context), input),
    ),
    counts: contract.counts.handler(({ input, context }) =>
      showHandoverCounts(services, requireCaller(context), input),
    ),
    rates: contract.rates.handler(({ input, context }) =>
      showHandoverRates(services, requireCaller(context), input),
    ),
    recordOutcomes: contract.recordOutcomes.handler(({ input, context }) =>
      recordOutcomes(services, requireCaller(context), input, context.key),
    ),
    issueCodes: contract.issueCodes.handler(({ input, context }) =>
      issueCodes(services, requireCaller(context), input, context.key),
    ),
    letters: contract.letters.handler(({ input, context }) =>
      printHandoverLetters(services, requireCaller(context), input.termIds),
    ),
  });
}
