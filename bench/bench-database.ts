import pg from 'pg';
import { loadAreas } from '#modules/registry/server/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { startEmbedded } from '#platform/server/db/embedded/index.ts';
import { type Database, databaseUrl, openDatabase } from '#platform/server/db/index.ts';
import { makeTestHome, removeTestHome } from '#tests/support/cluster.ts';
import { testMigrations, testSecrets } from '#tests/support/test-secrets.ts';

export interface BenchDatabase {
  readonly services: Services;
  readonly database: Database;
  readonly adminUrl: string;
  /** A superuser's connection. */
  readonly admin: pg.Client;
  close(): Promise<void>;
}

/** An embedded server of its own, as durable as the real one (fsync on), migrated, with all areas loaded. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const home = makeTestHome();
  const server = await startEmbedded({ home });
  const first = new pg.Client({ connectionString: server.url });
  await first.connect();
  await first.query("create database bench encoding 'UTF8' template template0");
  await first.end();
  const adminUrl = databaseUrl(server.url, 'bench');
  const secrets = testSecrets();
  const database = await openDatabase({ adminUrl, secrets, migrationsDirectory: testMigrations });
  await loadAreas(adminUrl);
  const admin = new pg.Client({ connectionString: adminUrl });
  admin.on('error', () => {});
  await admin.connect();
  return {
    services: { pool: database.app, secrets, mode: 'demo', today: () => '2026-11-15' },
    database,
    adminUrl,
    admin,
    close: async () => {
      await admin.end();
      await database.close();
      await removeTestHome(home);
    },
  };
}
