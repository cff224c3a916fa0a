import { runJobs } from './run-jobs.ts';

// Takes one job of `test.work`, says so, and never ends it: the test kills this process.
await runJobs({
  url: process.env.SEMESTA_TEST_URL ?? '',
  concurrency: 1,
  tasks: {
    'test.work': async () => {
      process.stdout.write('holding\n');
      await new Promise(() => {
        setInterval(() => {}, 60_000);
      });
    },
  },
});
process.stdout.write('ready\n');
