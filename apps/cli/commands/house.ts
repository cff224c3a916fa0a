import { existsSync } from 'node:fs';
import type { CommandResult, CommandTable } from '#apps/cli/command.ts';
import { openSystem } from '#apps/server/open-system.ts';
import { openApiDocument } from '#apps/server/openapi.ts';
import { readSettings } from '#apps/server/settings.ts';
import { embeddedStatus, stopEmbedded } from '#platform/server/db/embedded/index.ts';
import { createPool, pendingMigrations } from '#platform/server/db/index.ts';
import { progress } from './with-system.ts';

/** Commands about the house itself: state, stopping, documents. */
export const houseCommands = {
  status: {
    positionals: [],
    options: {},
    summary: 'keadaan server dan basis data / state of server and database',
    run: status,
  },
  stop: {
    positionals: [],
    options: {},
    summary: 'hentikan basis data tertanam / stop the embedded database',
    run: stop,
  },
  doctor: {
    positionals: [],
    options: {},
    summary: 'periksa apa yang kurang / check what is amiss',
    run: doctor,
  },
  openapi: {
    positionals: [],
    options: {},
    summary: 'dokumen OpenAPI 3.1 / the OpenAPI document',
    run: async () => ({ output: await openApiDocument() }),
  },
} as const satisfies CommandTable;

async function status(): Promise<CommandResult> {
  const settings = readSettings(process.env);
  const embedded = settings.databaseUrl ? null : await embeddedStatus(settings.home);
  const server = await healthOf(settings.port);
  return {
    output: {
      mode: settings.mode,
      database: embedded
        ? {
            kind: 'embedded',
            running: embedded.running,
            version: embedded.version,
            pid: embedded.pid,
            startedAt: embedded.startedAt,
          }
        : {
            kind: 'server',
            running: await canReach(settings.databaseUrl ?? ''),
            version: null,
            pid: null,
            startedAt: null,
          },
      server: { port: settings.port, ...server },
      node: process.version,
    },
  };
}

async function stop(): Promise<CommandResult> {
  const settings = readSettings(process.env);
  if (settings.databaseUrl) return { output: { database: 'not_ours' } };
  return { output: { database: await stopEmbedded(settings.home) } };
}

async function doctor(): Promise<CommandResult> {
  const settings = readSettings(process.env);
  const system = await openSystem(settings, progress);
  try {
    const pending = await pendingMigrations(system.database.app, settings.migrationsDirectory);
    const { rows } = await system.database.app.query('show server_version');
    const warnings: string[] = [];
    if (Number(process.versions.node.split('.')[0]) < 24)
      warnings.push(`Node ${process.version}: perlu / needs 24`);
    if (!existsSync(settings.secretsFile)) warnings.push('secrets file missing');
    if (!existsSync(`${settings.projectRoot}/apps/web/dist/index.html`))
      warnings.push('web belum dibangun / the web is not built (npm run build)');
    const areas = await system.database.app.query('select count(*)::int as areas from registry.areas');
    if ((areas.rows[0]?.areas ?? 0) < 80_000) warnings.push('wilayah belum dimuat / areas are not loaded');
    return {
      output: {
        ok: warnings.length === 0 && pending?.length === 0,
        mode: settings.mode,
        postgres: rows[0]?.server_version ?? null,
        pendingMigrations: pending ?? [],
        areas: areas.rows[0]?.areas ?? 0,
        warnings,
      },
      exitCode: warnings.length === 0 ? 0 : 1,
    };
  } finally {
    await system.close();
  }
}

/** Whatever answers is running; healthy is one that has its database. */
async function healthOf(port: number): Promise<{ running: boolean; healthy: boolean }> {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`, {
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null);
  return { running: answer !== null, healthy: answer?.ok ?? false };
}

async function canReach(url: string): Promise<boolean> {
  const pool = createPool({ url, name: 'semesta-status', size: 1 });
  try {
    await pool.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await pool.end();
  }
}
