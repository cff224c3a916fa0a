export { mergesRoutes } from './routes.ts';
