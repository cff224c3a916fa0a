import { afterAll, beforeAll, inject } from 'vitest';
import type { Services } from '#platform/server/act/services.ts';
import { connectDatabase, type Database, databaseUrl } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { runAsAdmin, templateName } from './prepare-template.ts';
import { testMigrations, testSecrets } from './test-secrets.ts';

export interface TestDatabase {
  /** Set before the first test runs. */
  database: Database;
  services: Services;
  adminUrl: string;
  /** One statement as superuser: sees every row. */
  asAdmin(statement: string): Promise<readonly Record<string, unknown>[]>;
}

/** The day tests call today unless they say otherwise. */
export const testToday = '2026-11-15';

/** Databases of files that this process has done with. */
const over: string[] = [];

/** A fresh clone of the migrated template for this test file. Call it at the top of the file. */
export function testDatabase(): TestDatabase {
  const held: Partial<TestDatabase> = {};
  beforeAll(async () => {
    const [fresh] = await Promise.all([cloneDatabase(inject('clusterUrl')), dropOver(inject('clusterUrl'))]);
    Object.assign(held, fresh);
  });
  afterAll(async () => {
    await held.database?.close();
    if (held.adminUrl) over.push(new URL(held.adminUrl).pathname.slice(1));
  });
  return held as TestDatabase;
}

/** Clones the template; the caller closes it. The clone goes with its cluster. */
export async function cloneDatabase(clusterUrl: string): Promise<TestDatabase> {
  const name = `test_${newId().replaceAll('-', '')}`;
  await cloneWithPatience(clusterUrl, name);
  const adminUrl = databaseUrl(clusterUrl, name);
  const secrets = testSecrets();
  const database = connectDatabase({ adminUrl, secrets, migrationsDirectory: testMigrations });
  return {
    database,
    adminUrl,
    services: { pool: database.app, secrets, mode: 'demo', today: () => testToday },
    asAdmin: async (statement) => (await runAsAdmin(adminUrl, statement)).rows,
  };
}

/** Two files clone the template at once now and then: the second waits its turn. */
async function cloneWithPatience(clusterUrl: string, name: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      // Copied as files: through the log the same copy costs the installed PostgreSQL 15 more than twice the time.
      await runAsAdmin(clusterUrl, `create database ${name} template ${templateName} strategy file_copy`);
      await runAsAdmin(
        clusterUrl,
        `revoke all on database ${name} from public;
         grant connect, temporary on database ${name} to semesta_app, semesta_worker, semesta_auth`,
      );
      return;
    } catch (error) {
      if (attempt >= 40 || !(error instanceof Error) || !/being accessed|already exists/.test(error.message))
        throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** The one before goes when the next is made, its sessions ended by then: left, hundreds of files would write gigabytes to disk. */
async function dropOver(clusterUrl: string): Promise<void> {
  const name = over.pop();
  if (name === undefined) return;
  try {
    await runAsAdmin(clusterUrl, `drop database ${name}`);
  } catch (error) {
    // One that somebody still reads goes with its cluster.
    if (!(error instanceof Error) || !error.message.includes('being accessed')) throw error;
  }
}
