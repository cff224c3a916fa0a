import { execFileSync } from 'node:child_process';
import { inject } from 'vitest';
import { type RunningApplication, startApplication } from './application.ts';
import { makeTestHome } from './cluster.ts';

/** Starts the real server on a copy of the demonstration, in a home of its own. */
export function startDemonstration(): Promise<RunningApplication> {
  const home = makeTestHome();
  // Not `cpSync`: the data belong to the account that PostgreSQL runs as, and must go on doing so.
  execFileSync('cp', ['-a', `${inject('demonstrationHome')}/.`, home]);
  return startApplication({ home });
}
