export { sponsorJobs, sponsorPeriodic } from './jobs.ts';
