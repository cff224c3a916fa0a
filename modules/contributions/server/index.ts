export { filingsRoutes } from './filings/routes.ts';
export { keepLaw } from './law/keep-law.ts';
export { overviewsRoutes } from './overviews/index.ts';
export * from './snap/index.ts';
export * from './statements/index.ts';
