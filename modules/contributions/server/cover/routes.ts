import { implement } from '@orpc/server';
import { arrearsContract } from '#modules/contributions/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { issueLetters } from './issue-letters.ts';
import { showAgeing } from './show-ageing.ts';
import { exportArrears, showArrears, showArrearsCounts } from './show-arrears.ts';
import { printLetter, printLettersTogether, showLetters } from './show-letters.ts';

/** The part of the contract about cover that ends and what is owed. */
export function arrearsRoutes(services: Services) {
  const contract = implement(arrearsContract).$context<RequestContext>();
  return contract.router({
    counts: contract.counts.handler(({ input, context }) =>
      showArrearsCounts(services, requireCaller(context), input),
    ),
    people: contract.people.handler(({ input, context }) =>
      showArrears(services, requireCaller(context), input),
    ),
    exportPeople: contract.exportPeople.handler(({ input, context }) =>
      exportArrears(services, requireCaller(context), input),
    ),
    ageing: contract.ageing.handler(({ input, context }) =>
      showAgeing(services, requireCaller(context), input),
    ),
    issueLetters: contract.issueLetters.handler(({ input, context }) =>
      issueLetters(services, requireCaller(context), input, context.key),
    ),
    letters: contract.letters.handler(({ input, context }) =>
      showLetters(services, requireCaller(context), input.organisationId),
    ),
    letter: contract.letter.handler(({ input, context }) =>
      printLetter(services, requireCaller(context), input.letterId),
    ),
    lettersTogether: contract.lettersTogether.handler(({ input, context }) =>
      printLettersTogether(services, requireCaller(context), input.letterIds),
    ),
  });
}
