export { keepLaw } from './keep-law.ts';
