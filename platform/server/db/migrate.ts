import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { createPool } from './pool.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

export interface MigrateOptions {
  /** A login that may create roles and schemas (the server's administrator). */
  readonly adminUrl: string;
  readonly directory: string;
  readonly onProgress?: (message: string) => void;
}

const lockNumber = 5_171_001;

/** The migrations of a folder in their order, with the hash of each text. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(directory, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings a database forward: each migration in a transaction of its own, one migrator at a time.
 * A migration that was applied and then changed is refused: history is forward only.
 *
 * @returns the names applied now
 */
export async function migrate({ adminUrl, directory, onProgress }: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'semesta-migrate' });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${lockNumber})`);
    await client.query('create schema if not exists migrations');
    await client.query(`create table if not exists migrations.applied (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const pending = await pendingOf(client, await readMigrations(directory));
    for (const migration of pending) {
      onProgress?.(migration.name);
      await applyOne(client, migration);
    }
    await migrateQueue(client, adminUrl);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** The names of migrations that the database does not have yet. Null when it has never been migrated. */
export async function pendingMigrations(pool: pg.Pool, directory: string): Promise<string[] | null> {
  const known = await pool.query<{ present: string | null }>(
    `select to_regclass('migrations.applied')::text as present`,
  );
  if (!known.rows[0]?.present) return null;
  const applied = await pool.query<{ name: string }>('select name from migrations.applied');
  const names = new Set(applied.rows.map((row) => row.name));
  return (await readMigrations(directory))
    .map((migration) => migration.name)
    .filter((name) => !names.has(name));
}

async function pendingOf(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migrations.applied',
  );
  const applied = new Map(rows.map((row) => [row.name, row.sha256]));
  for (const migration of migrations) {
    const sha256 = applied.get(migration.name);
    if (sha256 && sha256 !== migration.sha256)
      throw new Error(`migration ${migration.name} was changed after it was applied`);
  }
  return migrations.filter((migration) => !applied.has(migration.name));
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('reset role');
    await client.query('insert into migrations.applied (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(
      `migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}

/** The queue's own tables belong to the job worker, so that nobody else can read a payload. */
async function migrateQueue(client: pg.Client, adminUrl: string): Promise<void> {
  const pool = createPool({
    url: adminUrl,
    name: 'semesta-migrate-queue',
    size: 1,
    options: '-c role=semesta_worker',
  });
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) });
  } finally {
    await pool.end();
  }
  await client.query('grant usage on schema migrations to semesta_app, semesta_worker');
  await client.query('grant select on migrations.applied to semesta_app, semesta_worker');
  await client.query('revoke all on schema graphile_worker from public');
}
