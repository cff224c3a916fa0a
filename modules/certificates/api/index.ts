export {
  certificateStates,
  certificatesContract,
  certifiedEmployerSchema,
  editionSchema,
} from './certificates-contract.ts';
export {
  type CheckAnswer,
  checkAnswerSchema,
  checkingContract,
  checkQuestionSchema,
} from './checking-contract.ts';
export { complianceContract, complianceRowSchema } from './compliance-contract.ts';
export { contractRowSchema, contractsContract } from './contracts-contract.ts';
export { deskContract } from './desk-contract.ts';
export { employerAnswerSchema, membershipStatusSchema } from './desk-shapes.ts';
export { sanctionsContract } from './sanctions-contract.ts';
export { sanctionCaseSchema, sanctionDetailSchema } from './sanctions-shapes.ts';
export { bidderSchema, tenderContract } from './tender-contract.ts';
export { undertakingSchema, undertakingsContract } from './undertakings-contract.ts';
