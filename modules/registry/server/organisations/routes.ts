import { implement } from '@orpc/server';
import { organisationsContract } from '#modules/registry/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { registerOrganisation } from './register-organisation.ts';
import { findOrganisations, showOrganisation } from './show-organisations.ts';

/** The organisations' part of the contract. */
export function organisationsRoutes(services: Services) {
  const contract = implement(organisationsContract).$context<RequestContext>();
  return contract.router({
    list: contract.list.handler(({ input, context }) =>
      findOrganisations(services, requireCaller(context), input),
    ),
    show: contract.show.handler(({ input, context }) =>
      showOrganisation(services, requireCaller(context), input.organisationId),
    ),
    register: contract.register.handler(({ input, context }) =>
      registerOrganisation(services, requireCaller(context), input, context.key),
    ),
  });
}
