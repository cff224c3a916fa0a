import { expect, test } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { generateFiles, staleFiles } from './generated-files.ts';

const held = testDatabase();

test('the committed schema dump, table types and API document are those of the sources', async () => {
  expect(await staleFiles(await generateFiles(held.adminUrl))).toEqual([]);
});

test('a column, a policy or a grant that changes is noticed', async () => {
  await held.asAdmin('alter table registry.branches add column planted integer');
  expect(await staleFiles(await generateFiles(held.adminUrl))).toEqual([
    'db/schema.sql',
    'modules/registry/server/tables.ts',
  ]);
  await held.asAdmin('alter table registry.branches drop column planted');
  expect(await staleFiles(await generateFiles(held.adminUrl))).toEqual([]);
  await held.asAdmin('drop policy workers__read on registry.workers');
  expect(await staleFiles(await generateFiles(held.adminUrl))).toEqual(['db/schema.sql']);
});
