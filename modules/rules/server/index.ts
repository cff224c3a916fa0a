export { checkLawFolder } from './check-law-folder.ts';
export { explainInWords, lawInWords } from './explain-in-words.ts';
export { factText } from './fact-text.ts';
export { parametersOn } from './parameters-on.ts';
export { lawFingerprint, readLawFiles, theLaw } from './read-law.ts';
export { answering, refuse } from './refusals.ts';
export { rulesRoutes } from './rules-routes.ts';
export { tariffOf } from './tariff-of.ts';
