import { implement } from '@orpc/server';
import { certificatesContract } from '#modules/certificates/api/index.ts';
import { printCard, showCard } from '#modules/certificates/server/cards/index.ts';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { issueCertificate } from './issue-certificate.ts';
import { listCertificates } from './list-certificates.ts';
import { printCertificate } from './print-certificate.ts';
import { decideRevocation, proposeRevocation } from './revoke-certificate.ts';
import { showCertificate } from './show-certificate.ts';

/** The part of the contract about certificates and cards themselves. */
export function certificatesRoutes(services: CertificateServices) {
  const contract = implement(certificatesContract).$context<RequestContext>();
  return contract.router({
    list: contract.list.handler(({ input, context }) =>
      listCertificates(services, requireCaller(context), input),
    ),
    show: contract.show.handler(({ input, context }) =>
      showCertificate(services, requireCaller(context), input.organisationId),
    ),
    issue: contract.issue.handler(async ({ input, context }) => {
      const { number, expires, isNew } = await issueCertificate(
        services,
        requireCaller(context),
        input,
        context.key,
      );
      return { number, expires, isNew };
    }),
    paper: contract.paper.handler(({ input, context }) =>
      printCertificate(services, requireCaller(context), input),
    ),
    proposeRevocation: contract.proposeRevocation.handler(({ input, context }) =>
      proposeRevocation(services, requireCaller(context), input, context.key),
    ),
    decideRevocation: contract.decideRevocation.handler(({ input, context }) =>
      decideRevocation(services, requireCaller(context), input, context.key),
    ),
    card: contract.card.handler(({ input, context }) =>
      showCard(services, requireCaller(context), input.workerId),
    ),
    cardPaper: contract.cardPaper.handler(({ input, context }) =>
      printCard(services, requireCaller(context), input.workerId),
    ),
  });
}
