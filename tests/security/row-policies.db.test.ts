import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { plantWorld } from './row-policies/ask.ts';
import { oracle } from './row-policies/cells.ts';
import { runDefinerMatrix } from './row-policies/definer-cells.ts';
import { runMatrix, tablesOf } from './row-policies/run-matrix.ts';

const held = testDatabase();
let admin: pg.Client;

beforeAll(async () => {
  admin = new pg.Client({ connectionString: held.adminUrl });
  await admin.connect();
  await plantWorld(admin);
});
afterAll(() => admin.end());

it('every table has an entry in the oracle', async () => {
  expect(Object.keys(oracle).sort()).toEqual(await tablesOf(admin));
});

it('every role sees and changes in every table, in every scope, just what the oracle says', async () => {
  const { cells, mismatches } = await runMatrix(admin);
  expect(mismatches.slice(0, 20)).toEqual([]);
  expect(cells).toBeGreaterThan(20_000);
});

it('the functions that act beyond the policies keep to the scope of the caller', async () => {
  expect((await runDefinerMatrix(admin)).slice(0, 20)).toEqual([]);
});
