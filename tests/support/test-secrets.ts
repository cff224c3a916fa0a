import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Secrets } from '#platform/server/secrets/secrets.ts';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
export const testMigrations = fileURLToPath(new URL('../../db/migrations', import.meta.url));

/** The same keys in every process of a test run; they protect nothing. */
export function testSecrets(): Secrets {
  const key = (name: string) => createHash('sha256').update(`semesta test ${name}`).digest();
  return {
    dataKeyVersion: 1,
    dataKeys: new Map([[1, key('data')]]),
    indexKey: key('index'),
    authSecret: key('auth').toString('base64'),
    databaseKey: key('database'),
  };
}
