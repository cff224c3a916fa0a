import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildWebIfStale } from '#apps/server/build-web.ts';
import { startEmbedded } from '#platform/server/db/embedded/index.ts';
import { startApplication } from './application.ts';
import { removeTestHome } from './cluster.ts';
import { runAsAdmin } from './prepare-template.ts';
import { projectRoot } from './test-secrets.ts';

declare module 'vitest' {
  interface ProvidedContext {
    demonstrationHome: string;
  }
}

/** Builds the web and makes the demonstration, each once: every file starts on a copy of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildWebIfStale(projectRoot, () => {});
  const application = await startApplication();
  await application.stop();
  await dropSpentLog(application.home);
  project.provide('demonstrationHome', application.home);
  return () => removeTestHome(application.home);
}

/** A server that was stopped in order needs none of its log but the end: the rest is two thirds of what every file would copy. */
async function dropSpentLog(home: string): Promise<void> {
  const server = await startEmbedded({ home });
  await runAsAdmin(server.url, 'checkpoint');
  const { rows } = await runAsAdmin(
    server.url,
    'select pg_walfile_name(redo_lsn) as name from pg_control_checkpoint()',
  );
  await server.stop();
  const folder = join(server.dataDirectory, 'pg_wal');
  const segments = readdirSync(folder)
    .filter((name) => /^[0-9A-F]{24}$/.test(name))
    .sort();
  // The checkpoint of the stop may have begun the next segment.
  const first = segments.indexOf(String(rows[0]?.name));
  if (first < 0) throw new Error(`the log of ${home} does not hold its last checkpoint`);
  for (const name of [...segments.slice(0, first), ...segments.slice(first + 2)]) rmSync(join(folder, name));
}
