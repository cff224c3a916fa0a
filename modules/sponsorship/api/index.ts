export { absorptionContract } from './absorption-contract.ts';
export { boardContract, boardProgrammeSchema, boardVillageSchema } from './board-contract.ts';
export { candidateListSchema, candidateSchema } from './candidate-shapes.ts';
export { candidatesContract } from './candidates-contract.ts';
export { countedSchema, countingContract, warningsSchema } from './counting-contract.ts';
export { handoverContract, handoverPersonSchema } from './handover-contract.ts';
export { papersContract } from './papers-contract.ts';
export { listStages, programmeTermsSchema } from './programme-shapes.ts';
export { programmesContract, sourcesContract, sponsorsContract } from './programmes-contract.ts';
export {
  scenarioTermsSchema,
  simulationContract,
  simulationSchema,
  sourceCostSchema,
} from './simulation-contract.ts';
export { termsContract, workerTermSchema } from './terms-contract.ts';
export { verificationContract } from './verification-contract.ts';
export {
  checkedListSchema,
  checkedRowSchema,
  shownRows,
  waitingListSchema,
} from './verification-shapes.ts';
