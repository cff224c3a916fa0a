export { openCheck } from './check/open-check.ts';
