import pg from 'pg';
import { databaseUrl } from '#platform/server/db/index.ts';
import { startTestCluster } from '#tests/support/cluster.ts';
import { prepareTemplate, runAsAdmin, templateName } from '#tests/support/prepare-template.ts';

export interface ProofDatabase {
  readonly admin: pg.Client;
  close(): Promise<void>;
}

/** A migrated database on an embedded cluster of its own, for proofs that run outside the test runner. */
export async function openProofDatabase(): Promise<ProofDatabase> {
  const cluster = await startTestCluster('embedded', null);
  try {
    await prepareTemplate(cluster.url);
    await runAsAdmin(cluster.url, `create database proof template ${templateName}`);
    const admin = new pg.Client({ connectionString: databaseUrl(cluster.url, 'proof') });
    await admin.connect();
    return {
      admin,
      close: async () => {
        await admin.end();
        await cluster.stop();
      },
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
