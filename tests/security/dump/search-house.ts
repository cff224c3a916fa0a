import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#platform/server/db/embedded/index.ts';
import { databaseUrl } from '#platform/server/db/index.ts';
import { removeApplication, startApplication } from '#tests/support/application.ts';
import { makeTestHome, removeTestHome } from '#tests/support/cluster.ts';
import { projectRoot } from '#tests/support/test-secrets.ts';
import { numbersIn } from './find-numbers.ts';
import { knownNumbers, knownPeople } from './known-people.ts';
import { walkWithKnownPeople } from './walk.ts';

export interface HouseSearch {
  /** Where a known number stands in clear: the place, never the number. */
  readonly hits: readonly string[];
  /** Where the one planted on purpose was found. */
  readonly planted: { readonly tables: readonly string[]; readonly files: number };
  readonly people: number;
  readonly registered: number;
  readonly refusals: number;
  readonly revealsRight: boolean;
  readonly bytes: number;
}

/**
 * P-DUMP: leads 100 known people through the real server, then looks for their numbers in every table, every file of
 * the home and of the database (WAL and log among them), in what the server printed and in what it refused.
 */
export async function searchHouse(): Promise<HouseSearch> {
  const home = makeTestHome();
  try {
    fillDemonstration(home);
    const application = await startApplication({ home });
    try {
      return await searchWhileRunning(home, application);
    } finally {
      await removeApplication(application);
    }
  } catch (error) {
    await removeTestHome(home);
    throw error;
  }
}

async function searchWhileRunning(
  home: string,
  application: { readonly address: string; printed(): string },
): Promise<HouseSearch> {
  const walk = await walkWithKnownPeople(application.address);
  const server = await startEmbedded({ home });
  const admin = new pg.Client({ connectionString: databaseUrl(server.url, 'semesta') });
  await admin.connect();
  try {
    const places = [home, dirname(server.dataDirectory)];
    await admin.query('checkpoint');
    const files = searchFiles(places, knownNumbers);
    const hits = [
      ...(await searchTables(admin, knownNumbers)),
      ...files.hits,
      ...saidIn('what the server printed', application.printed()),
      ...walk.refusals.flatMap((body) => saidIn(`a refusal: ${body.slice(0, 60)}`, body)),
    ];
    const planted = new Set(['5171041205809999']);
    await admin.query(`update registry.workers set address = 'Jl. 5171041205809999'
      where worker_id = (select worker_id from registry.workers limit 1)`);
    await admin.query('checkpoint');
    return {
      hits,
      planted: {
        tables: await searchTables(admin, planted),
        files: searchFiles(places, planted).hits.length,
      },
      people: knownPeople.length,
      registered: walk.registered,
      refusals: walk.refusals.length,
      revealsRight: walk.revealed === knownPeople[0]?.nik,
      bytes: files.bytes,
    };
  } finally {
    await admin.end();
  }
}

function saidIn(place: string, text: string): string[] {
  return numbersIn(Buffer.from(text), knownNumbers).size > 0 ? [place] : [];
}

function fillDemonstration(home: string): void {
  const run = spawnSync(
    process.execPath,
    ['apps/cli/main.ts', 'demo', '--workers', '200', '--seed', 'gudang'],
    {
      cwd: projectRoot,
      env: { ...process.env, SEMESTA_HOME: home },
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) throw new Error(`the demonstration was not made: ${run.stderr}`);
}

/** Every column of every table as text, and those of bytes as the bytes that they are. */
async function searchTables(admin: pg.Client, numbers: ReadonlySet<string>): Promise<string[]> {
  const { rows: tables } = await admin.query<{ name: string; sealed: string[] }>(`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
      coalesce((select array_agg(quote_ident(a.attname)::text) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'bytea'::regtype), '{}') as sealed
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') order by 1`);
  const hits: string[] = [];
  for (const { name, sealed } of tables) {
    const columns = ['t::text as whole', ...sealed.map((column) => `t.${column}`)].join(', ');
    const { rows } = await admin.query<Record<string, unknown>>(`select ${columns} from ${name} t`);
    const holds = rows.some((row) =>
      Object.values(row).some((value) => numbersIn(bytesOf(value), numbers).size > 0),
    );
    if (holds) hits.push(`table ${name}`);
  }
  return hits;
}

function bytesOf(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : Buffer.from(String(value ?? ''));
}

function searchFiles(
  places: readonly string[],
  numbers: ReadonlySet<string>,
): { hits: string[]; bytes: number } {
  const hits: string[] = [];
  let bytes = 0;
  for (const file of new Set(places.flatMap(filesBelow))) {
    const content = readFileSync(file);
    bytes += content.length;
    if (numbersIn(content, numbers).size > 0) hits.push(`file ${file.split('/').slice(-3).join('/')}`);
  }
  return { hits, bytes };
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}
