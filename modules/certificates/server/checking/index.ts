export { checkJobs, checkPeriodic } from './jobs.ts';
export { type BusyChecker, type Checker, openBusyChecker, openChecker } from './open-checker.ts';
export { checkingRoutes } from './routes.ts';
