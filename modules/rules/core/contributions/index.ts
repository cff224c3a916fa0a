export { type ConstructionFacts, construction, constructionKind } from './construction.ts';
export type { ContributionLine, ContributionOutcome, ContributionResult } from './contribution.ts';
export {
  type BpuTerms,
  type Contributions,
  contributionKind,
  contributionsOf,
  type PuCaseTerms,
} from './contributions.ts';
export { type BpuFacts, type ContributionFacts, type PuFacts, payers, sectors } from './facts.ts';
export { type MandatoryFacts, mandatoryProgrammes, mandatoryProgrammesKind } from './mandatory-programmes.ts';
export { type Bracket, bpuBrackets, bpuIncomeStep } from './parameters.ts';
export { relief } from './reliefs.ts';
export { type TariffColumn, type TariffRow, tariffColumns, tariffHeader } from './tariff-row.ts';
export { tariffTable } from './tariff-table.ts';
export { bpuTotals, puTotals, type Totals } from './totals.ts';
