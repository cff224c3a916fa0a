export { type Correction, correctableFields, decideCorrection, flagsOf } from './correct-data.ts';
export {
  decideDeath,
  decideEnd,
  decideMove,
  decideRestart,
  decideWork,
  type LifeSetting,
  type Move,
  type WorkChange,
} from './decide-acts.ts';
export { lifeErrors } from './errors.ts';
export {
  isLifeAct,
  type LifeAct,
  type LifeActRule,
  lifeActNames,
  lifeActs,
  lifeStates,
  mayActOnWorker,
  mayDecide,
  needsSecondPerson,
  nikCorrectors,
  type ProposalAct,
  type ProposalState,
  proposalActNames,
  proposalActs,
  proposalStates,
} from './life-acts.ts';
export {
  type MembershipAct,
  type MembershipState,
  type MembershipTransition,
  mayChangeMembership,
  membershipStateAfter,
  membershipStates,
  membershipTransitions,
} from './membership-states.ts';
export { decideUndo } from './undo-act.ts';
export {
  eventsInForce,
  type Life,
  type LifeChange,
  type LifeEvent,
  type LifeMembership,
  lifeChanges,
  lifeState,
  type MembershipField,
  membershipFields,
  type WorkerFacts,
  type WorkerField,
  workerFields,
} from './worker-life.ts';
