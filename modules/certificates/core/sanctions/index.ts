export {
  clockOf,
  daysBetween,
  type PlannedRung,
  planOf,
  rungOf,
  type SanctionPlan,
  type TakenDays,
} from './clocks.ts';
export { refuseSanction, sanctionErrors } from './errors.ts';
export { type FineMadeOf, makeFine, type OwedBill } from './fine-base.ts';
export {
  type LadderFacts,
  letterKinds,
  letterOf,
  needsReason,
  rungAfter,
  type SanctionBasis,
  type SanctionLetterKind,
  type SanctionRung,
  type SanctionSource,
  type SanctionStage,
  type SanctionStepKind,
  type SanctionTab,
  sanctionBases,
  sanctionClosings,
  sanctionSources,
  sanctionStages,
  sanctionStepKinds,
  sanctionTabs,
  stageAfter,
  stepsFrom,
} from './ladder.ts';
