export { sponsorshipPapersRoutes } from './routes.ts';
