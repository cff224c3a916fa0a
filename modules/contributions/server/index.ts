export { keepLaw } from './law/keep-law.ts';
export * from './snap/index.ts';
