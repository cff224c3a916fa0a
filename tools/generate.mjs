// `npm run generate`: writes what is made out of the migrations (db/schema.sql, each module's server/tables.ts)
// and out of the contract (docs/openapi.json). It migrates a throw-away embedded database and asks it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseUrl } from '#platform/server/db/index.ts';
import { generateFiles } from '#tests/architecture/generated-files.ts';
import { startTestCluster } from '#tests/support/cluster.ts';
import { prepareTemplate, templateName } from '#tests/support/prepare-template.ts';
import { root } from './checks.mjs';

const cluster = await startTestCluster('embedded', null);
try {
  await prepareTemplate(cluster.url);
  const files = await generateFiles(databaseUrl(cluster.url, templateName));
  await Promise.all(files.map(write));
} finally {
  await cluster.stop();
}

async function write({ path, text }) {
  const file = join(root, path);
  const before = await readFile(file, 'utf8').catch(() => null);
  if (before !== text) await writeFile(file, text);
  console.log(`${before === text ? 'same   ' : 'written'} ${path}`);
}
