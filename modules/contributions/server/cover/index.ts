export { coverJobs, coverPeriodic } from './jobs.ts';
