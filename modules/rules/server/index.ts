export { readLawFiles, theLaw } from './read-law.ts';
