export { employerAnswerSchema, membershipStatusSchema } from './desk-shapes.ts';
