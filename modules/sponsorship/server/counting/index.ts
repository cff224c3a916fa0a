export { countingRoutes } from './routes.ts';
export { showCounted } from './show-counted.ts';
