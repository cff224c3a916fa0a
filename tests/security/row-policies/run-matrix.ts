import type pg from 'pg';
import { actors } from './actors.ts';
import { ask, type Mismatch } from './ask.ts';
import { cellsOf, oracle } from './cells.ts';

/** Asks everything of everyone; each actor in a transaction of its own that is rolled back. */
export async function runMatrix(admin: pg.Client): Promise<{ cells: number; mismatches: Mismatch[] }> {
  const mismatches: Mismatch[] = [];
  let asked = 0;
  for (const actor of actors) {
    const cells = Object.keys(oracle).flatMap((table) => cellsOf(table, actor));
    await admin.query('begin');
    mismatches.push(...(await ask(admin, actor, cells)));
    await admin.query('rollback');
    asked += cells.length;
  }
  return { cells: asked, mismatches };
}

/** Tables and views of the application's schemas, as the catalogue has them. */
export async function tablesOf(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('platform', 'accounts', 'registry', 'coverage', 'contributions', 'sponsorship', 'certificates', 'auth') and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
    order by 1`);
  return rows.map(({ name }) => name);
}
