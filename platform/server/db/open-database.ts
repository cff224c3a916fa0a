import pg from 'pg';
import { databasePassword, type Secrets } from '#platform/server/secrets/secrets.ts';
import { migrate } from './migrate.ts';
import { createPool } from './pool.ts';

/** The database as the processes use it: one pool a login, none of them the owner. */
export interface Database {
  readonly app: pg.Pool;
  readonly worker: pg.Pool;
  readonly auth: pg.Pool;
  /** URL of one login, for tools that make their own connections. */
  readonly urlOf: (login: Login) => string;
  close(): Promise<void>;
}

export const logins = ['semesta_app', 'semesta_worker', 'semesta_auth'] as const;
export type Login = (typeof logins)[number];

export interface OpenDatabaseOptions {
  /** A login that may create roles and schemas; used to migrate, then left. */
  readonly adminUrl: string;
  readonly secrets: Secrets;
  readonly migrationsDirectory: string;
  readonly onProgress?: (message: string) => void;
  /** Connections of the application pool. */
  readonly poolSize?: number;
}

/** Migrates and opens the pools. A login whose password does not fit (first start, new secrets) is given the derived one. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const { adminUrl, secrets, migrationsDirectory: directory, onProgress } = options;
  await migrate({ adminUrl, directory, ...(onProgress ? { onProgress } : {}) });
  await ensureLogins(adminUrl, secrets);
  return connectDatabase(options);
}

/** Opens the pools on a database that is migrated already. */
export function connectDatabase({ adminUrl, secrets, poolSize }: OpenDatabaseOptions): Database {
  const urlOf = (login: Login) => loginUrl(adminUrl, login, databasePassword(secrets, login));
  const app = createPool({
    url: urlOf('semesta_app'),
    name: 'semesta-app',
    ...(poolSize ? { size: poolSize } : {}),
  });
  const worker = createPool({ url: urlOf('semesta_worker'), name: 'semesta-worker', size: 6 });
  const auth = createPool({
    url: urlOf('semesta_auth'),
    name: 'semesta-auth',
    size: 4,
    options: '-c search_path=auth',
  });
  return {
    app,
    worker,
    auth,
    urlOf,
    close: async () => {
      await Promise.all([app.end(), worker.end(), auth.end()]);
    },
  };
}

async function ensureLogins(adminUrl: string, secrets: Secrets): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    for (const login of logins) {
      const password = databasePassword(secrets, login);
      if (await canLogIn(loginUrl(adminUrl, login, password))) continue;
      await admin.query(`alter role ${login} with login password '${password}'`);
    }
  } finally {
    await admin.end();
  }
}

async function canLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** The administrator's URL with another login; host, socket directory and database stay. */
export function loginUrl(adminUrl: string, login: string, password: string): string {
  const match = /^(postgres(?:ql)?:\/\/)(?:[^@/]*@)?(.*)$/.exec(adminUrl);
  if (!match) throw new Error('the database URL is not of the form postgres://…');
  return `${match[1]}${login}:${encodeURIComponent(password)}@${match[2]}`;
}

/** The same server's URL with another database in its path. */
export function databaseUrl(url: string, database: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/?]*)(\/[^?]*)?/, `$1/${database}`);
}
