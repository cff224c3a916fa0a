import { implement } from '@orpc/server';
import { overviewsContract } from '#modules/contributions/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import {
  printOrganisationContributions,
  showOrganisationContributions,
} from './show-organisation-contributions.ts';
import { checkProof, printProtection, showProtection } from './show-protection.ts';
import { printWorkerContributions, showWorkerContributions } from './show-worker-contributions.ts';

/** The overviews' part of the contract; `baseUrl` is where papers are checked. */
export function overviewsRoutes(services: Services & { readonly baseUrl: string }) {
  const contract = implement(overviewsContract).$context<RequestContext>();
  return contract.router({
    worker: contract.worker.handler(({ input, context }) =>
      showWorkerContributions(services, requireCaller(context), { ...input, language: context.language }),
    ),
    workerStatement: contract.workerStatement.handler(({ input, context }) =>
      printWorkerContributions(services, requireCaller(context), input.workerId),
    ),
    protection: contract.protection.handler(({ input, context }) =>
      showProtection(services, requireCaller(context), { ...input, language: context.language }),
    ),
    protectionProof: contract.protectionProof.handler(({ input, context }) =>
      printProtection(services, requireCaller(context), input, services.baseUrl),
    ),
    checkProof: contract.checkProof.handler(({ input }) => checkProof(services, input.token)),
    organisation: contract.organisation.handler(({ input, context }) =>
      showOrganisationContributions(services, requireCaller(context), input.organisationId),
    ),
    organisationStatement: contract.organisationStatement.handler(({ input, context }) =>
      printOrganisationContributions(services, requireCaller(context), input.organisationId),
    ),
  });
}
