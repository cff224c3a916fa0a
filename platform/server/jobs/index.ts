export { enqueue } from './enqueue.ts';
export { platformPeriodic, platformTasks } from './platform-tasks.ts';
export { type JobsRun, type RunJobsOptions, runJobs } from './run-jobs.ts';
export type { PeriodicTask, Task, TaskRun, TaskTable } from './task-table.ts';
