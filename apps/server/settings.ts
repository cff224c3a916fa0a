import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The environment as the processes read it (CONTRACT 1). */
export interface Settings {
  readonly mode: 'demo' | 'real';
  readonly port: number;
  /** Absolute. */
  readonly home: string;
  readonly databaseUrl: string | null;
  readonly secretsFile: string;
  readonly projectRoot: string;
  readonly migrationsDirectory: string;
  /** IANA time zone in which days are counted. */
  readonly timeZone: string;
}

export class SettingsError extends Error {}

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** @throws SettingsError naming the variable and what it may be */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const databaseUrl = environment.DATABASE_URL || null;
  const home = absolute(environment.SEMESTA_HOME || '.semesta');
  return {
    mode: readMode(environment.SEMESTA_MODE, databaseUrl),
    port: readPort(environment.PORT),
    home,
    databaseUrl,
    secretsFile: environment.SEMESTA_SECRETS
      ? absolute(environment.SEMESTA_SECRETS)
      : join(home, 'secrets.json'),
    projectRoot,
    migrationsDirectory: join(projectRoot, 'db', 'migrations'),
    timeZone: 'Asia/Makassar',
  };
}

/** Today as `YYYY-MM-DD` in a time zone. */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(projectRoot, path);
}

function readMode(text: string | undefined, databaseUrl: string | null): 'demo' | 'real' {
  if (text === 'demo' || text === 'real') return text;
  if (text) throw new SettingsError(`SEMESTA_MODE: demo atau real, bukan "${text}" / demo or real`);
  return databaseUrl ? 'real' : 'demo';
}

function readPort(text: string | undefined): number {
  const port = Number(text || 4510);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SettingsError(`PORT: 0-65535, bukan "${text}" / not a port`);
  return port;
}
