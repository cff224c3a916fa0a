import type { TestProject } from 'vitest/node';
import { buildWebIfStale } from '#apps/server/build-web.ts';
import { startApplication } from './application.ts';
import { removeTestHome } from './cluster.ts';
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
  project.provide('demonstrationHome', application.home);
  return () => removeTestHome(application.home);
}
