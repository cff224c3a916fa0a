export type { ContributionLine, ContributionOutcome, ContributionResult } from './contribution.ts';
export { type Contributions, contributionKind, contributionsOf } from './contributions.ts';
export type { BpuFacts, ContributionFacts, PuFacts } from './facts.ts';
