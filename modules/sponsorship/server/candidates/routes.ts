import { implement } from '@orpc/server';
import { candidatesContract } from '#modules/sponsorship/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { beginList } from './begin-list.ts';
import { dropCandidates, nameCategory, orderCandidate } from './change-list.ts';
import { addCandidates, addRegistered } from './fill-list.ts';
import { checkCandidates, proposeList, withdrawList } from './propose-list.ts';
import { showCandidates } from './show-candidates.ts';
import { showCandidateList } from './show-list.ts';
import { showSources } from './show-sources.ts';
import { showUnprotected } from './show-unprotected.ts';

/** The part of the contract about candidates: a list from its beginning until it lies before the regency. */
export function candidatesRoutes(services: Services) {
  const contract = implement(candidatesContract).$context<RequestContext>();
  return contract.router({
    begin: contract.begin.handler(({ input, context }) =>
      beginList(services, requireCaller(context), input, context.key),
    ),
    show: contract.show.handler(({ input, context }) =>
      showCandidateList(services, requireCaller(context), input.listId),
    ),
    people: contract.people.handler(({ input, context }) =>
      showCandidates(services, requireCaller(context), input),
    ),
    unprotected: contract.unprotected.handler(({ input, context }) =>
      showUnprotected(services, requireCaller(context), input),
    ),
    sources: contract.sources.handler(({ input, context }) =>
      showSources(services, requireCaller(context), input.listId),
    ),
    add: contract.add.handler(({ input, context }) =>
      addCandidates(services, requireCaller(context), input, context.key),
    ),
    addRegistered: contract.addRegistered.handler(({ input, context }) =>
      addRegistered(services, requireCaller(context), input, context.key),
    ),
    drop: contract.drop.handler(({ input, context }) =>
      dropCandidates(services, requireCaller(context), input, context.key),
    ),
    order: contract.order.handler(({ input, context }) =>
      orderCandidate(services, requireCaller(context), input, context.key),
    ),
    nameCategory: contract.nameCategory.handler(({ input, context }) =>
      nameCategory(services, requireCaller(context), input, context.key),
    ),
    check: contract.check.handler(({ input, context }) =>
      checkCandidates(services, requireCaller(context), input, context.key),
    ),
    propose: contract.propose.handler(({ input, context }) =>
      proposeList(services, requireCaller(context), input, context.key),
    ),
    withdraw: contract.withdraw.handler(({ input, context }) =>
      withdrawList(services, requireCaller(context), input, context.key),
    ),
  });
}
