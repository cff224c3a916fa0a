export { contractsRoutes } from './routes.ts';
