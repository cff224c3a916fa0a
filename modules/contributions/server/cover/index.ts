export { coverJobs, coverPeriodic } from './jobs.ts';
export { arrearsRoutes } from './routes.ts';
