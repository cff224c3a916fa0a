import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const installedPostgres =
  existsSync('/usr/lib/postgresql') &&
  readdirSync('/usr/lib/postgresql').some((major) => Number(major) >= 15);

/**
 * Two files at a time in every project, so that all projects are one queue and no worker waits for the last file of a project; and a process
 * goes on with the next file, since starting one and reading the same modules again cost more than most files do. What a test puts in the
 * place of something is taken away before the next.
 */
const together = { maxWorkers: 2, isolate: false, restoreMocks: true };

const onDatabase = {
  include: ['{platform,modules,apps,tests}/**/*.db.test.ts'],
  globalSetup: ['tests/support/database-setup.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
  ...together,
};

/** Pure rules; the real database, embedded and (when the system has one) installed; the browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{platform,modules,apps,tests,bench,tools}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          ...together,
        },
      },
      { test: { name: 'db', ...onDatabase } },
      ...(installedPostgres
        ? [
            {
              test: {
                name: 'db-installed',
                ...onDatabase,
                // What tries our processes or the tests themselves is tried once, on the embedded server.
                exclude: [
                  'platform/server/db/embedded/**',
                  'platform/server/jobs/run-jobs.db.test.ts',
                  'tests/security/no-clear-numbers.db.test.ts',
                  'tests/security/policy-mutants.db.test.ts',
                  'tests/security/routes.db.test.ts',
                  'tests/support/kills/**',
                  '**/killed-*.db.test.ts',
                ],
              },
            },
          ]
        : []),
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.ts'],
          globalSetup: ['tests/support/web-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          ...together,
        },
      },
    ],
  },
});
