export { refuse, registryErrors } from './errors.ts';
export * from './lists/index.ts';
export { nameTokens, searchTokens } from './names.ts';
