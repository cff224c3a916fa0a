import { implement } from '@orpc/server';
import { deskContract } from '#modules/certificates/api/index.ts';
import type { Checker } from '#modules/certificates/server/checking/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { checkMembership } from './check-membership.ts';
import { printProof } from './print-proof.ts';
import { seeChange, showCheck, showChecks, watchPermit } from './show-checks.ts';

/** The part of the contract about permit checks. */
export function deskRoutes(services: Services, checker: Checker) {
  const contract = implement(deskContract).$context<RequestContext>();
  return contract.router({
    check: contract.check.handler(({ input, context: { key, language, ...context } }) =>
      checkMembership(services, requireCaller({ ...context, key, language }), input, {
        ...{ key, language, checker },
      }),
    ),
    list: contract.list.handler(({ input, context }) => {
      const { status = null, purpose = null, changed: changedOnly, ...rest } = input;
      return showChecks(services, requireCaller(context), { ...rest, status, purpose, changedOnly });
    }),
    show: contract.show.handler(({ input, context }) =>
      showCheck(services, requireCaller(context), input.reference, context.language),
    ),
    seen: contract.seen.handler(({ input, context }) =>
      seeChange(services, requireCaller(context), input.reference, context.key),
    ),
    watch: contract.watch.handler(({ input, context }) =>
      watchPermit(services, requireCaller(context), input, context.key),
    ),
    proof: contract.proof.handler(({ input, context }) =>
      printProof(services, requireCaller(context), input.reference),
    ),
  });
}
