import { programmesContract, sourcesContract, sponsorsContract } from '#modules/sponsorship/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const programmesApi = apiOf({
  fundingSources: sourcesContract,
  sponsors: sponsorsContract,
  programmes: programmesContract,
});

export type Sponsor = Awaited<ReturnType<typeof programmesApi.sponsors.list.call>>['sponsors'][number];
export type SponsorDetail = Awaited<ReturnType<typeof programmesApi.sponsors.show.call>>;
export type Agreement = SponsorDetail['papers'][number];
export type AgreementDetail = Awaited<ReturnType<typeof programmesApi.sponsors.showAgreement.call>>;
export type BudgetRow = AgreementDetail['budgets'][number];
export type Stages = Sponsor['stages'];
export type Source = Awaited<ReturnType<typeof programmesApi.fundingSources.list.call>>['sources'][number];
export type Category = Awaited<
  ReturnType<typeof programmesApi.fundingSources.categories.call>
>['categories'][number];
export type Programme = Awaited<ReturnType<typeof programmesApi.programmes.list.call>>['programmes'][number];
export type ProgrammeDetail = Awaited<ReturnType<typeof programmesApi.programmes.show.call>>;
export type Place = ProgrammeDetail['places'][number];
export type ProgrammeCost = Awaited<ReturnType<typeof programmesApi.programmes.price.call>>;
