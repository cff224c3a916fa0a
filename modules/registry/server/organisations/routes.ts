import { implement } from '@orpc/server';
import { organisationsContract } from '#modules/registry/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { changeOrganisation } from './change-organisation.ts';
import { findBusinessTypes, loadBusinessTypes } from './load-business-types.ts';
import { moveOrganisation } from './move-organisation.ts';
import { showDuties } from './organisation-duties.ts';
import { registerOrganisation } from './register-organisation.ts';
import { findOrganisations, showFamily, showOrganisation } from './show-organisations.ts';

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
    tree: contract.tree.handler(({ input, context }) =>
      showFamily(services, requireCaller(context), input.organisationId),
    ),
    duties: contract.duties.handler(({ input, context }) =>
      showDuties(services, requireCaller(context), input),
    ),
    register: contract.register.handler(({ input, context }) =>
      registerOrganisation(services, requireCaller(context), input, context.key),
    ),
    change: contract.change.handler(({ input, context }) =>
      changeOrganisation(services, requireCaller(context), input, context.key),
    ),
    move: contract.move.handler(({ input, context }) =>
      moveOrganisation(services, requireCaller(context), input, context.key),
    ),
    businessTypes: contract.businessTypes.handler(({ input, context }) =>
      findBusinessTypes(services, requireCaller(context), input.search ?? ''),
    ),
    loadBusinessTypes: contract.loadBusinessTypes.handler(({ input, context }) =>
      loadBusinessTypes(services, requireCaller(context), { csv: input.csv, key: context.key }),
    ),
  });
}
