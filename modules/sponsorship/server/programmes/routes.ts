import { implement } from '@orpc/server';
import { programmesContract, sourcesContract, sponsorsContract } from '#modules/sponsorship/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { keepAgreement } from './keep-agreement.ts';
import { keepCategory } from './keep-category.ts';
import { keepProgramme } from './keep-programme.ts';
import { keepSponsor } from './keep-sponsor.ts';
import { priceProgramme } from './price-programme.ts';
import { setBudgets } from './set-budgets.ts';
import { setProgrammeState } from './set-programme-state.ts';
import { setProgrammeVillages } from './set-programme-villages.ts';
import { showProgramme, showProgrammes } from './show-programmes.ts';
import { showCategories, showSources } from './show-sources.ts';
import { showAgreement, showAgreements, showSponsor, showSponsors } from './show-sponsors.ts';

/** Funding sources and categories. */
export function sourcesRoutes(services: Services) {
  const contract = implement(sourcesContract).$context<RequestContext>();
  return contract.router({
    list: contract.list.handler(({ input, context }) =>
      showSources(services, requireCaller(context), input.from),
    ),
    categories: contract.categories.handler(({ context }) =>
      showCategories(services, requireCaller(context)),
    ),
    addCategory: contract.addCategory.handler(({ input, context }) =>
      keepCategory(services, requireCaller(context), { terms: input, isNew: true, key: context.key }),
    ),
    changeCategory: contract.changeCategory.handler(({ input, context }) =>
      keepCategory(services, requireCaller(context), { terms: input, isNew: false, key: context.key }),
    ),
  });
}

/** Sponsors, agreements and budgets. */
export function sponsorsRoutes(services: Services) {
  const contract = implement(sponsorsContract).$context<RequestContext>();
  return contract.router({
    list: contract.list.handler(({ context }) => showSponsors(services, requireCaller(context))),
    show: contract.show.handler(({ input, context }) =>
      showSponsor(services, requireCaller(context), input.sponsorId),
    ),
    register: contract.register.handler(({ input, context }) =>
      keepSponsor(services, requireCaller(context), { terms: input, key: context.key }),
    ),
    change: contract.change.handler(({ input: { sponsorId, version, ...terms }, context }) =>
      keepSponsor(services, requireCaller(context), {
        terms,
        standing: { sponsorId, version },
        key: context.key,
      }),
    ),
    recordAgreement: contract.recordAgreement.handler(({ input: { sponsorId, ...terms }, context }) =>
      keepAgreement(services, requireCaller(context), { of: { sponsorId }, terms, key: context.key }),
    ),
    changeAgreement: contract.changeAgreement.handler(
      ({ input: { agreementId, version, state, ...terms }, context }) =>
        keepAgreement(services, requireCaller(context), {
          of: { agreementId, version, state },
          terms,
          key: context.key,
        }),
    ),
    showAgreement: contract.showAgreement.handler(({ input, context }) =>
      showAgreement(services, requireCaller(context), input),
    ),
    agreements: contract.agreements.handler(({ context }) =>
      showAgreements(services, requireCaller(context)),
    ),
    setBudgets: contract.setBudgets.handler(({ input, context }) =>
      setBudgets(services, requireCaller(context), input, context.key),
    ),
  });
}

/** Programmes. */
export function programmesRoutes(services: Services) {
  const contract = implement(programmesContract).$context<RequestContext>();
  return contract.router({
    list: contract.list.handler(({ context }) => showProgrammes(services, requireCaller(context))),
    show: contract.show.handler(({ input, context }) =>
      showProgramme(services, requireCaller(context), input.programmeId),
    ),
    price: contract.price.handler(({ input, context }) =>
      priceProgramme(services, requireCaller(context), input),
    ),
    draft: contract.draft.handler(({ input, context }) =>
      keepProgramme(services, requireCaller(context), { terms: input, key: context.key }),
    ),
    change: contract.change.handler(({ input: { programmeId, version, ...terms }, context }) =>
      keepProgramme(services, requireCaller(context), {
        terms,
        standing: { programmeId, version },
        key: context.key,
      }),
    ),
    setState: contract.setState.handler(({ input, context }) =>
      setProgrammeState(services, requireCaller(context), input, context.key),
    ),
    setVillages: contract.setVillages.handler(({ input, context }) =>
      setProgrammeVillages(services, requireCaller(context), input, context.key),
    ),
  });
}
