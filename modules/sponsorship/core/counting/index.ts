export { type CountedFacts, countedFacts, type SponsoredMonth } from './counted-facts.ts';
export { isLagging, isLapsingSoon, isShortTerm } from './warnings.ts';
