import { type OrganisationFacts, redactNumbers } from '#modules/registry/core/index.ts';

/** Facts of which only some are said; the tax number as it was typed. */
export type GivenFacts = { readonly [Fact in keyof OrganisationFacts]?: OrganisationFacts[Fact] | undefined };

/** What stands, with what is said in its place. */
export function withGiven(before: OrganisationFacts, given: GivenFacts): OrganisationFacts {
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const facts: OrganisationFacts = { ...before, ...said };
  return {
    ...facts,
    // A NIK or telephone number of a person is not kept in clear, wherever it was typed.
    contactName: redactNumbers(facts.contactName),
    riskClassReason: redactNumbers(facts.riskClassReason),
    sectors: onceEach(facts.sectors),
    coveredAreas: onceEach(facts.coveredAreas),
  };
}

/** The first of those that differ in nothing but capitals. */
function onceEach(texts: readonly string[]): readonly string[] {
  const folded = texts.map((text) => text.toLowerCase());
  return texts.filter((_, place) => folded.indexOf(folded[place] ?? '') === place);
}
