export { checkErrors, refuseCheck } from './errors.ts';
export { type CheckQuestion, readTypedCode } from './read-question.ts';
export { type BookedTruth, checksKeptDays, todaysTruth } from './todays-truth.ts';
