export {
  type CoverageToday,
  type EffectOfMonth,
  effectOnCoverage,
} from './effect-on-coverage.ts';
export { refuseSimulation, simulationErrors } from './errors.ts';
export {
  mostScenarios,
  requireSoundTerms,
  type ScenarioPayer,
  type ScenarioTerms,
  scenarioBounds,
  type TermsField,
  termsFaults,
} from './scenario-terms.ts';
export {
  type NotReachedReason,
  notReachedReasons,
  type ScenarioVillage,
  type Simulation,
  type SourceCost,
  simulate,
} from './simulate.ts';
export { isSponsorFunding } from './sponsor-payer.ts';
