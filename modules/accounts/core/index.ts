export { accountErrors, refuse } from './errors.ts';
