export { followJobs, followPeriodic } from './jobs.ts';
