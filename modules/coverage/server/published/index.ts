export { numberInWords } from './figure-words.ts';
export { publishedRoutes } from './published-routes.ts';
export { publishedReport } from './show-published.ts';
