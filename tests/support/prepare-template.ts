import pg from 'pg';
import { keepLaw } from '#modules/contributions/server/index.ts';
import { loadAreas } from '#modules/registry/server/index.ts';
import { databaseUrl, openDatabase } from '#platform/server/db/index.ts';
import { testMigrations, testSecrets } from './test-secrets.ts';

export const templateName = 'semesta_template';

/** Makes the one migrated template of a cluster, all areas and the law of the months in it; every test file clones it. */
export async function prepareTemplate(clusterUrl: string): Promise<void> {
  await runAsAdmin(clusterUrl, `create database ${templateName} encoding 'UTF8' template template0`);
  const adminUrl = databaseUrl(clusterUrl, templateName);
  const database = await openDatabase({
    adminUrl,
    secrets: testSecrets(),
    migrationsDirectory: testMigrations,
  });
  await keepLaw(database.app, '2026-11-15');
  await database.close();
  await loadAreas(adminUrl);
}

/** One statement as the cluster's superuser, outside any transaction. */
export async function runAsAdmin(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}
