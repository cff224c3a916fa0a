export { refuseVerification, verificationErrors } from './errors.ts';
export {
  type Hands,
  type ListActName,
  type ListState,
  listActs,
  listKinds,
  listStates,
  mayDoToList,
  ownHandOf,
} from './list-acts.ts';
export { nextHands, type VillageStage, villageStages } from './village-stages.ts';
