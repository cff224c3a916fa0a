export { checkJobs, checkPeriodic } from './jobs.ts';
export { lookForText } from './look-for-text.ts';
export { type Checker, openChecker } from './open-checker.ts';
export { checkingRoutes } from './routes.ts';
