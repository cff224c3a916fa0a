export {
  checkCarriesDays,
  contractGivers,
  contractKinds,
  contractReaders,
  contractStates,
  contractStepKinds,
  contractSteps,
} from './contract-acts.ts';
export { contractErrors, refuseContract } from './errors.ts';
