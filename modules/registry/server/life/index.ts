export { lifeRoutes } from './routes.ts';
export { workerHistory } from './worker-history.ts';
