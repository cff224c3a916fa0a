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

/** A fresh clone of the migrated template for this test file. Call it at the top of the file. */
export function testDatabase(): TestDatabase {
  const held: Partial<TestDatabase> = {};
  beforeAll(async () => {
    Object.assign(held, await cloneDatabase(inject('clusterUrl')));
  });
  afterAll(async () => {
    await held.database?.close();
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
      await runAsAdmin(clusterUrl, `create database ${name} template ${templateName}`);
      await runAsAdmin(clusterUrl, `revoke all on database ${name} from public`);
      await runAsAdmin(
        clusterUrl,
        `grant connect, temporary on database ${name} to semesta_app, semesta_worker, semesta_auth`,
      );
      return;
    } catch (error) {
      if (attempt >= 40 || !(error instanceof Error) || !/being accessed|already exists/.test(error.message))
        throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
