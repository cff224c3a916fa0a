import { implement } from '@orpc/server';
import { undertakingsContract } from '#modules/certificates/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { decideUndertaking, withdrawUndertaking } from './decide-undertaking.ts';
import { fileUndertaking } from './file-undertaking.ts';
import { printRecommendation } from './print-recommendation.ts';
import { showUndertakings, showWaitingUndertakings } from './show-undertakings.ts';

/** The part of the contract about undertakings. */
export function undertakingsRoutes(services: Services) {
  const contract = implement(undertakingsContract).$context<RequestContext>();
  return contract.router({
    show: contract.show.handler(({ input, context }) =>
      showUndertakings(services, requireCaller(context), input.organisationId),
    ),
    waiting: contract.waiting.handler(({ context }) =>
      showWaitingUndertakings(services, requireCaller(context)),
    ),
    file: contract.file.handler(({ input, context }) =>
      fileUndertaking(services, requireCaller(context), input, context.key),
    ),
    decide: contract.decide.handler(({ input, context }) =>
      decideUndertaking(services, requireCaller(context), input, context.key),
    ),
    withdraw: contract.withdraw.handler(({ input, context }) =>
      withdrawUndertaking(services, requireCaller(context), input, context.key),
    ),
    letter: contract.letter.handler(({ input, context }) =>
      printRecommendation(services, requireCaller(context), input.undertakingId),
    ),
  });
}
