export { employerAnswerSchema, membershipStatusSchema } from './desk-shapes.ts';
export { undertakingSchema, undertakingsContract } from './undertakings-contract.ts';
