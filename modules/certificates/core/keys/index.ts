export { keyErrors, refuseKey } from './errors.ts';
