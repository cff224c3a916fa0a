import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { branches } from './branches.ts';
import { copyStatement, createStaging, fillAreas } from './load-areas-queries.ts';

const files = ['provinces.csv', 'regencies.csv', 'districts.csv', 'villages.csv'] as const;

export interface AreaLoad {
  /** Provinces, regencies, districts and villages that the files hold. */
  readonly areas: number;
  /** False when this edition stood there already. */
  readonly changed: boolean;
}

/**
 * Loads all areas of Indonesia and the branches from the files of `idn-area-data`; the same edition again does nothing.
 * An area that a later edition drops stays, since people may live in it.
 *
 * @param adminUrl a login that may become `semesta_owner`
 */
export async function loadAreas(adminUrl: string): Promise<AreaLoad> {
  const contents = await Promise.all(files.map((name) => readFile(join(dataDirectory(), name))));
  const sha256 = editionOf(contents);
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'semesta-load-areas' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(5171002)`);
    const known = await client.query<{ areas: number }>(
      'select areas from registry.area_loads where sha256 = $1',
      [sha256],
    );
    const [edition] = known.rows;
    const areas = edition?.areas ?? (await fill(client, contents, sha256));
    await client.query('commit');
    return { areas, changed: edition === undefined };
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client, contents: readonly Buffer[], sha256: Buffer): Promise<number> {
  await client.query(createStaging);
  for (const [index, content] of contents.entries())
    await pipeline(Readable.from([content]), client.query(copyFrom(copyStatement(index + 1))));
  await client.query('analyze area_staging');
  await client.query('set local role semesta_owner');
  await client.query(fillAreas);
  const counted = await client.query<{ areas: number }>('select count(*)::int as areas from area_staging');
  const areas = counted.rows[0]?.areas ?? 0;
  await client.query(
    `insert into registry.branches (branch_code, name, regency_codes)
      select branch->>'code', branch->>'name', array(select jsonb_array_elements_text(branch->'regencyCodes'))
      from jsonb_array_elements($1::jsonb) as branch
      on conflict (branch_code) do update set name = excluded.name, regency_codes = excluded.regency_codes`,
    [JSON.stringify(branches)],
  );
  await client.query('insert into registry.area_loads (sha256, areas) values ($1, $2)', [sha256, areas]);
  await client.query('reset role');
  await client.query('analyze registry.areas');
  return areas;
}

/** The rules count too: a change of what is made of the files loads them again. */
function editionOf(contents: readonly Buffer[]): Buffer {
  const hash = createHash('sha256').update(fillAreas).update(JSON.stringify(branches));
  for (const content of contents) hash.update(content);
  return hash.digest();
}

function dataDirectory(): string {
  return join(dirname(createRequire(import.meta.url).resolve('idn-area-data/package.json')), 'data');
}
