import type { TestProject } from 'vitest/node';
import { findInstalledPrograms, startTestCluster, sweepLeftClusters } from './cluster.ts';
import { prepareTemplate } from './prepare-template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string;
  }
}

/** One cluster and one migrated template for a whole project of tests: `db` the embedded one, `db-installed` the system's. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const installed = project.name.includes('installed');
  if (!installed) await sweepLeftClusters();
  const cluster = installed
    ? await startTestCluster('installed', findInstalledPrograms())
    : await startTestCluster('embedded', null);
  try {
    await prepareTemplate(cluster.url);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  project.provide('clusterUrl', cluster.url);
  return () => cluster.stop();
}
