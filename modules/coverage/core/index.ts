export { coverageErrors, refuse } from './errors.ts';
