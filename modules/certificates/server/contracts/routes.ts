import { implement } from '@orpc/server';
import { contractsContract } from '#modules/certificates/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { keepContract } from './keep-contract.ts';
import { showContract, showContracts } from './show-contracts.ts';
import { takeContractStep } from './take-contract-step.ts';

/** The part of the contract about contracts of government offices. */
export function contractsRoutes(services: Services) {
  const contract = implement(contractsContract).$context<RequestContext>();
  return contract.router({
    list: contract.list.handler(({ input, context }) => showContracts(services, readerOf(context), input)),
    show: contract.show.handler(({ input, context }) =>
      showContract(services, readerOf(context), input.contractId),
    ),
    enter: contract.enter.handler(({ input, context }) =>
      keepContract(services, readerOf(context), { terms: input, of: null }, context.key),
    ),
    change: contract.change.handler(({ input: { contractId, version, ...terms }, context }) =>
      keepContract(services, readerOf(context), { terms, of: { contractId, version } }, context.key),
    ),
    step: contract.step.handler(({ input, context }) =>
      takeContractStep(services, readerOf(context), input, context.key),
    ),
  });
}

/** Who asks, told in the language of the page. */
function readerOf(context: RequestContext) {
  return { ...requireCaller(context), language: context.language };
}
