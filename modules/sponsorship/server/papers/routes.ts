import { implement } from '@orpc/server';
import { papersContract } from '#modules/sponsorship/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { printAbsorptionReport } from './print-absorption-report.ts';
import { printAgreementAnnex } from './print-agreement-annex.ts';
import { printListPaper } from './print-list-paper.ts';
import { showPapers } from './show-papers.ts';

/** The part of the contract about papers. */
export function sponsorshipPapersRoutes(services: Services) {
  const contract = implement(papersContract).$context<RequestContext>();
  return contract.router({
    show: contract.show.handler(({ context }) => showPapers(services, requireCaller(context))),
    ofList: contract.ofList.handler(({ input, context }) =>
      printListPaper(services, requireCaller(context), input),
    ),
    agreementAnnex: contract.agreementAnnex.handler(({ input, context }) =>
      printAgreementAnnex(services, requireCaller(context), input),
    ),
    absorption: contract.absorption.handler(({ input, context }) =>
      printAbsorptionReport(services, requireCaller(context), input),
    ),
  });
}
