import { implement } from '@orpc/server';
import { countingContract } from '#modules/sponsorship/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { showCounted } from './show-counted.ts';
import { showWarnings } from './show-warnings.ts';

/** The part of the contract about how paid months count, and what wants looking after. */
export function countingRoutes(services: Services) {
  const contract = implement(countingContract).$context<RequestContext>();
  return contract.router({
    counted: contract.counted.handler(({ input, context }) =>
      showCounted(services, requireCaller(context), { ...input, language: context.language }),
    ),
    warnings: contract.warnings.handler(({ input, context }) =>
      showWarnings(services, requireCaller(context), input),
    ),
  });
}
