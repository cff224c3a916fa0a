import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { plantWorld } from './row-policies/ask.ts';
import { definerMutants, isDefinerNoticed, scopedFunctions } from './row-policies/definer-cells.ts';
import { isNoticed, type Mutant, mutantsOf } from './row-policies/mutants.ts';

const held = testDatabase();
let admin: pg.Client;
let mutants: Mutant[] = [];

beforeAll(async () => {
  admin = new pg.Client({ connectionString: held.adminUrl });
  await admin.connect();
  await plantWorld(admin);
  mutants = await mutantsOf(admin);
});
afterAll(() => admin.end());

async function survivorsOf(chosen: readonly Mutant[]): Promise<string[]> {
  const survivors: string[] = [];
  for (const mutant of chosen)
    if (!(await isNoticed(admin, mutant))) survivors.push(`${mutant.table} ${mutant.name}`);
  return survivors;
}

const isAboutRights = ({ name }: Mutant) => /(taken from|given to)/.test(name);

it('no policy can be dropped, opened or turned round, and no table left unforced, unnoticed', async () => {
  const walls = mutants.filter((mutant) => !isAboutRights(mutant));
  expect(walls.length).toBeGreaterThan(200);
  expect(await survivorsOf(walls)).toEqual([]);
});

it('no right on a table can be taken from a login or given to it unnoticed', async () => {
  const rights = mutants.filter(isAboutRights);
  expect(rights.length).toBeGreaterThan(500);
  expect(await survivorsOf(rights)).toEqual([]);
});

it('no setting that a function applies itself can be left out or opened unnoticed', async () => {
  const functions = await definerMutants(admin);
  expect(functions.length).toBeGreaterThan(2 * scopedFunctions.length);
  const survivors: string[] = [];
  for (const { name, ...mutant } of functions)
    if (!(await isDefinerNoticed(admin, mutant))) survivors.push(name);
  expect(survivors).toEqual([]);
});

it('control: a change that opens nothing is not called a hole', async () => {
  const harmless = {
    table: 'registry.workers',
    name: 'a comment',
    sql: `comment on table registry.workers is 'x'`,
    logins: [],
  };
  expect(await isNoticed(admin, harmless)).toBe(false);
  const asked = ['registry.search_workers', 'registry.worker_life'];
  expect(await isDefinerNoticed(admin, { asked, sql: harmless.sql })).toBe(false);
});
