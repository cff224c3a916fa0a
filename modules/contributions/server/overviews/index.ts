export { overviewsRoutes } from './routes.ts';
