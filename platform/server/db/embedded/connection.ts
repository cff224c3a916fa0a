import { readFileSync } from 'node:fs';
import pg from 'pg';
import { EmbeddedDatabaseError } from './embedded-errors.ts';
import { errorCode } from './processes.ts';

/** The superuser of the embedded cluster; the application never works as this role. */
export const superuser = 'semesta';

/** Where a server listens: a socket directory, or null for loopback TCP (Windows). */
export type Address = { readonly socketDirectory: string | null; readonly port: number };

/**
 * The superuser URL for `pg` and `new URL`: change its pathname for another database. The host of the URL is
 * a stand-in when the query names a socket directory.
 */
export function superuserUrl(address: Address, secret: string): string {
  const url = new URL(`postgres://${superuser}:${secret}@127.0.0.1:${address.port}/postgres`);
  if (address.socketDirectory !== null) url.searchParams.set('host', address.socketDirectory);
  return url.href;
}

/** Reads the superuser's secret. Throws `database.not_yours` when the file is closed to us. */
export function readSecret(secretFile: string): string {
  try {
    return readFileSync(secretFile, 'utf8').trim();
  } catch (error) {
    if (errorCode(error) === 'EACCES') throw new EmbeddedDatabaseError('database.not_yours', secretFile);
    throw error;
  }
}

/** Asks the server who it is; rejects with the driver's error when it does not answer within three seconds. */
export async function askServer(url: string): Promise<{ version: string; dataDirectory: string }> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000, query_timeout: 3000 });
  client.on('error', ignore);
  try {
    await client.connect();
    const answer = await client.query<{ version: string; data_directory: string }>(
      `select current_setting('server_version') as version, current_setting('data_directory') as data_directory`,
    );
    const row = answer.rows[0];
    if (row === undefined) throw new Error('the server gave no answer');
    return { version: row.version, dataDirectory: row.data_directory };
  } finally {
    await client.end().catch(ignore);
  }
}

/** A server that goes away under the probe is the answer "not there", not a crash of the process. */
function ignore(): void {}
