import { buildWebIfStale } from '#apps/server/build-web.ts';
import { projectRoot } from './test-secrets.ts';

/** Builds the web once, before applications start side by side. */
export async function setup(): Promise<void> {
  await buildWebIfStale(projectRoot, () => {});
}
