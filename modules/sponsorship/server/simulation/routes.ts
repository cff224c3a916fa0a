import { implement } from '@orpc/server';
import { simulationContract } from '#modules/sponsorship/api/index.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { keepScenario } from './keep-scenario.ts';
import { shareScenario } from './share-scenario.ts';
import { showScenario, showScenarios } from './show-scenarios.ts';
import { type SimulationServices, simulateScenarios } from './simulate-scenarios.ts';

/** The simulation's part of the contract. */
export function simulationRoutes(house: SimulationServices) {
  const contract = implement(simulationContract).$context<RequestContext>();
  return contract.router({
    simulate: contract.simulate.handler(({ input, context }) =>
      simulateScenarios(house, requireCaller(context), input),
    ),
    list: contract.list.handler(({ context }) => showScenarios(house, requireCaller(context))),
    show: contract.show.handler(({ input, context }) => showScenario(house, requireCaller(context), input)),
    keep: contract.keep.handler(({ input, context }) =>
      keepScenario(house, requireCaller(context), input, context.key),
    ),
    share: contract.share.handler(({ input, context }) =>
      shareScenario(house.services, requireCaller(context), input, context.key),
    ),
  });
}
