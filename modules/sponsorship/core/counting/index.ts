export { type CountedFacts, countedFacts, type SponsoredMonth } from './counted-facts.ts';
