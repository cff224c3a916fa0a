import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  type Binaries,
  embeddedStatus,
  installedBinaries,
  startEmbedded,
  stopEmbedded,
} from '#platform/server/db/embedded/index.ts';
import { isAlive } from '#platform/server/db/embedded/processes.ts';

/** One PostgreSQL of this test run. `url` is a superuser's; set its pathname for another database. */
export type TestCluster = {
  readonly name: 'embedded' | 'installed';
  readonly url: string;
  readonly version: string;
  stop(): Promise<void>;
};

const installedRoot = '/usr/lib/postgresql';
const oldestSupportedMajor = 15;

/**
 * Starts the clusters of one test run, in throw-away homes: the embedded PostgreSQL always, and the oldest
 * supported one that the system has installed. Sweeps what a killed run left.
 */
export async function startTestClusters(): Promise<{
  embedded: TestCluster;
  installed: TestCluster | null;
  stop(): Promise<void>;
}> {
  await sweepLeftClusters();
  const programs = findInstalledPrograms();
  const [embedded, installed] = await Promise.all([
    startTestCluster('embedded', null),
    programs === null ? null : startTestCluster('installed', programs),
  ]);
  return {
    embedded,
    installed,
    stop: async () => {
      await Promise.all([embedded.stop(), installed?.stop()]);
    },
  };
}

/** The oldest installed PostgreSQL that Semesta supports, or null. */
export function findInstalledPrograms(): Binaries | null {
  const majors = (existsSync(installedRoot) ? readdirSync(installedRoot) : [])
    .map(Number)
    .filter((major) => major >= oldestSupportedMajor)
    .filter((major) => existsSync(join(installedRoot, String(major), 'bin', 'initdb')))
    .sort((one, other) => one - other);
  const [major] = majors;
  return major === undefined ? null : installedBinaries(join(installedRoot, String(major)), major);
}

/** An empty directory for a SEMESTA_HOME; the server's account can enter it, and its name tells whose it is. */
export function makeTestHome(): string {
  const home = mkdtempSync(join(realpathSync(tmpdir()), `semesta-test-${process.pid}-`));
  chmodSync(home, 0o711);
  return home;
}

/** Stops the server of a test home and removes both. */
export async function removeTestHome(home: string): Promise<void> {
  const { dataDirectory } = await embeddedStatus(home);
  await stopEmbedded(home);
  // A home that the server's account could not enter keeps its data elsewhere.
  if (dataDirectory !== null) rmSync(dirname(dataDirectory), { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
}

export async function startTestCluster(
  name: TestCluster['name'],
  programs: Binaries | null,
): Promise<TestCluster> {
  const home = makeTestHome();
  const server = await startEmbedded({ home, throwAway: true, ...(programs === null ? {} : { programs }) });
  return { name, url: server.url, version: server.version, stop: () => removeTestHome(home) };
}

export async function sweepLeftClusters(): Promise<void> {
  const directory = realpathSync(tmpdir());
  const left = readdirSync(directory).filter((name) => {
    const [, pid] = /^semesta-test-(\d+)-/.exec(name) ?? [];
    return pid !== undefined && !isAlive(Number(pid));
  });
  await Promise.all(left.map((name) => removeTestHome(join(directory, name)).catch(() => undefined)));
}
