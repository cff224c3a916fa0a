import { implement } from '@orpc/server';
import { sanctionsContract } from '#modules/certificates/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { answerCase } from './answer-case.ts';
import { decideStep } from './decide-step.ts';
import { openCase } from './open-case.ts';
import { proposeStep } from './propose-step.ts';
import { showCase } from './show-case.ts';
import { showCandidates, showCaseCounts, showCases } from './show-cases.ts';
import { showLetter } from './show-letter.ts';
import { withdrawStep } from './withdraw-step.ts';

/** The part of the contract about the sanction ladder. */
export function sanctionsRoutes(services: Services) {
  const contract = implement(sanctionsContract).$context<RequestContext>();
  return contract.router({
    cases: contract.cases.handler(({ input, context }) => showCases(services, requireCaller(context), input)),
    counts: contract.counts.handler(({ context }) => showCaseCounts(services, requireCaller(context))),
    candidates: contract.candidates.handler(({ input, context }) =>
      showCandidates(services, requireCaller(context), input),
    ),
    open: contract.open.handler(({ input, context }) =>
      openCase(services, requireCaller(context), input, context.key),
    ),
    show: contract.show.handler(({ input, context }) =>
      showCase(services, requireCaller(context), input.caseId),
    ),
    propose: contract.propose.handler(({ input, context }) =>
      proposeStep(services, requireCaller(context), input, context.key),
    ),
    decide: contract.decide.handler(({ input, context }) =>
      decideStep(services, requireCaller(context), input, context.key),
    ),
    withdraw: contract.withdraw.handler(({ input, context }) =>
      withdrawStep(services, requireCaller(context), input, context.key),
    ),
    answer: contract.answer.handler(({ input, context }) =>
      answerCase(services, requireCaller(context), input, context.key),
    ),
    letter: contract.letter.handler(({ input, context }) =>
      showLetter(services, requireCaller(context), input.letterId),
    ),
  });
}
