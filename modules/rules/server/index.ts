export { lawInWords } from './explain-in-words.ts';
export { readLawFiles, theLaw } from './read-law.ts';
export { rulesRoutes } from './rules-routes.ts';
