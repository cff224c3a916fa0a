import type { OrganisationFacts } from '#modules/registry/core/index.ts';

/** Facts of which only some are said; the tax number as it was typed. */
export type GivenFacts = { readonly [Fact in keyof OrganisationFacts]?: OrganisationFacts[Fact] | undefined };

/** What stands, with what is said in its place. */
export function withGiven(before: OrganisationFacts, given: GivenFacts): OrganisationFacts {
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...before, ...said };
}
