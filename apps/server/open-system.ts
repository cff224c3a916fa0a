import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import pg from 'pg';
import { keepLaw } from '#modules/contributions/server/index.ts';
import { fillNameKeys, loadAreas } from '#modules/registry/server/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { embeddedStatus, startEmbedded } from '#platform/server/db/embedded/index.ts';
import { type Database, databaseUrl, openDatabase } from '#platform/server/db/index.ts';
import { loadSecrets, SecretsError } from '#platform/server/secrets/secrets.ts';
import { type Settings, todayIn } from './settings.ts';

/** The opened system: database migrated, secrets read. Server and CLI both start here. */
export interface System {
  readonly settings: Settings;
  readonly database: Database;
  readonly services: Services;
  /** The administrator's connection: migrations, loading areas, the demonstration. */
  readonly adminUrl: string;
  readonly embedded: boolean;
  /** Closes the pools; the embedded server goes on. */
  close(): Promise<void>;
}

/** Brings up the embedded database (or takes the real one), migrates, loads the areas, opens the pools. */
export async function openSystem(settings: Settings, onProgress: (message: string) => void): Promise<System> {
  await mkdir(settings.home, { recursive: true, mode: 0o711 });
  await refuseFreshSecretsOverOldData(settings);
  const secrets = await loadSecrets(settings.secretsFile, settings.mode);
  const adminUrl = settings.databaseUrl ?? (await openEmbedded(settings, onProgress));
  const database = await openDatabase({
    adminUrl,
    secrets,
    migrationsDirectory: settings.migrationsDirectory,
    onProgress: (name) => onProgress(`migrasi / migration ${name}`),
  });
  const areas = await loadAreas(adminUrl);
  if (areas.changed) onProgress(`${areas.areas} wilayah dimuat / areas loaded`);
  const today = todayIn(settings.timeZone);
  const months = await keepLaw(database.app, today);
  if (months > 0) onProgress(`aturan ${months} bulan disimpan / law of ${months} months kept`);
  const named = await fillNameKeys(adminUrl);
  if (named > 0) onProgress(`${named} nama disiapkan untuk pencarian / names made ready for the search`);
  return {
    settings,
    database,
    services: { pool: database.app, secrets, mode: settings.mode, today: () => todayIn(settings.timeZone) },
    adminUrl,
    embedded: settings.databaseUrl === null,
    close: () => database.close(),
  };
}

/** The embedded server's own database `semesta`, made on first use. */
async function openEmbedded(settings: Settings, onProgress: (message: string) => void): Promise<string> {
  const server = await startEmbedded({
    home: settings.home,
    onProgress: (_step, texts) => onProgress(texts.id),
  });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'semesta'");
    if (rowCount === 0) await client.query("create database semesta encoding 'UTF8' template template0");
  } finally {
    await client.end();
  }
  return databaseUrl(server.url, 'semesta');
}

/** New keys over old data would make every NIK unreadable without a word. */
async function refuseFreshSecretsOverOldData(settings: Settings): Promise<void> {
  if (settings.databaseUrl) return;
  const { dataDirectory } = await embeddedStatus(settings.home);
  if (dataDirectory && existsSync(`${dataDirectory}/PG_VERSION`) && !existsSync(settings.secretsFile))
    throw new SecretsError(
      `Basis data ada, tetapi berkas rahasia ${settings.secretsFile} hilang: kembalikan berkas itu, atau hapus ${settings.home} bila datanya tidak diperlukan. / The database is there but its secrets file is gone: put it back, or remove the home.`,
    );
}
