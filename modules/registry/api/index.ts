export { areaKinds, areaSchema, areasContract } from './areas-contract.ts';
export { businessTypeColumns, businessTypeSchema } from './business-types-contract.ts';
export {
  counterContract,
  quoteSchema,
  registeredSchema,
  registrationFormSchema,
  registrationRequestLineSchema,
  registrationRequestSchema,
} from './counter-contract.ts';
export {
  endReasons,
  lifeChangeSchema,
  lifeContract,
  lifeEventSchema,
  lifeWordsSchema,
  proposalSchema,
  workerProposalSchema,
} from './life-contract.ts';
export {
  listKinds,
  listRowSchema,
  listSchema,
  listStates,
  listsContract,
  sheetMappingSchema,
} from './lists-contract.ts';
export {
  comparisonSchema,
  mergeRequestSchema,
  mergeSchema,
  mergesContract,
  unmergePreviewSchema,
} from './merge-contract.ts';
export {
  dutiesSchema,
  organisationDetailSchema,
  organisationKinds,
  organisationSchema,
  organisationsContract,
} from './organisations-contract.ts';
export { cardSchema, ownContract, ownSchema } from './own-contract.ts';
export { requestLineSchema, requestSchema, requestsContract } from './requests-contract.ts';
export { keptSchema, pinsContract, searchContract } from './search-contract.ts';
export {
  lookSchema,
  membershipSchema,
  membershipStates,
  segments,
  workerLineSchema,
  workerSchema,
  workersContract,
} from './workers-contract.ts';
