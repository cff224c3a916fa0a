import pg from 'pg';
import { loadAreas, readListNow, submitList, uploadList } from '#modules/registry/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { embeddedStatus, startEmbedded } from '#platform/server/db/embedded/index.ts';
import { databaseUrl, openDatabase } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { makeTestHome, removeTestHome } from '#tests/support/cluster.ts';
import { registerInProcess, tracesOf } from '#tests/support/killed-registration.ts';
import { testMigrations, testSecrets } from '#tests/support/test-secrets.ts';
import type { ProofResult } from './proof-result.ts';

const rows = 10_000;
const secrets = testSecrets();

const caller: Caller = {
  accountId: newId(),
  name: 'Bukti',
  email: 'bukti@semesta.example',
  personKey: 'bukti',
  role: 'village',
  areaCodes: ['51.71.04.2008'],
  organisationId: null,
  organisationIds: [],
  workerId: null,
  language: 'id',
};

/**
 * `kill -9` of the registering process and of the database, in turn and at growing moments, in the middle of a submission of 10,000 rows:
 * after each restart the same submission goes on, and in the end each row is registered once.
 */
export async function proveKillSubmit(): Promise<ProofResult> {
  const home = makeTestHome();
  try {
    const { listId } = await prepare(home);
    let failures = 0;
    let round = 0;
    for (let isDone = false; !isDone && round < 40; ) {
      round += 1;
      const killsDatabase = round % 2 === 0;
      const after = 80 * round;
      isDone = killsDatabase
        ? await killDatabase(home, listId, after)
        : await killProcess(home, listId, after);
      const traces = await tracesIn(home, listId);
      const what = isDone
        ? 'finished'
        : `kill -9 of ${killsDatabase ? 'the database' : 'the process'} after ${after} ms`;
      console.error(`round ${round}: ${what}: ${traces.rows} of ${rows} rows registered`);
      if (!isConsistent(traces)) failures += 1;
    }
    const traces = await tracesIn(home, listId);
    if (traces.rows !== rows || traces.state !== 'submitted') failures += 1;
    return { n: round, failures, rows, registered: traces.rows };
  } finally {
    await removeTestHome(home);
  }
}

async function prepare(home: string): Promise<{ listId: string }> {
  const server = await startEmbedded({ home });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query("create database proof encoding 'UTF8' template template0");
  await client.end();
  const adminUrl = databaseUrl(server.url, 'proof');
  const database = await openDatabase({ adminUrl, secrets, migrationsDirectory: testMigrations });
  await loadAreas(adminUrl);
  const services: Services = { pool: database.app, secrets, mode: 'demo', today: () => '2026-11-15' };
  const upload = {
    fileName: 'daftar.csv',
    bytes: villageList(),
    kind: 'bpu',
    checkedOn: '2026-11-15',
  } as const;
  const { list_id: listId } = await uploadList(services, caller, upload);
  await readListNow({ services, caller, listId });
  await submitList(services, caller, listId);
  await database.close();
  return { listId };
}

async function killProcess(home: string, listId: string, after: number): Promise<boolean> {
  return registerInProcess({ adminUrl: await adminUrlOf(home), listId, caller }, after);
}

/** The process meets a dead server and ends with an error, as a job would; the next round starts both again. */
async function killDatabase(home: string, listId: string, after: number): Promise<boolean> {
  const adminUrl = await adminUrlOf(home);
  const { pid } = await embeddedStatus(home);
  const timer = setTimeout(() => {
    if (pid !== null) process.kill(pid, 'SIGKILL');
  }, after);
  try {
    return await registerInProcess({ adminUrl, listId, caller }, null);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

async function adminUrlOf(home: string): Promise<string> {
  const server = await startEmbedded({ home });
  return databaseUrl(server.url, 'proof');
}

interface Traces extends Readonly<Record<string, unknown>> {
  readonly rows: number;
  readonly state: string;
}

async function tracesIn(home: string, listId: string): Promise<Traces> {
  const client = new pg.Client({ connectionString: await adminUrlOf(home) });
  await client.connect();
  const found = await client.query<Traces>(tracesOf(listId));
  await client.end();
  const [traces] = found.rows;
  if (!traces) throw new Error('no traces');
  return traces;
}

function isConsistent(traces: Traces): boolean {
  const names = ['registered', 'memberships', 'people', 'claims', 'workers', 'counted', 'audited'];
  return names.every((name) => traces[name] === traces.rows);
}

/** Ten thousand residents of one village, all of them ready. */
function villageList(): Uint8Array {
  const two = (value: number) => String(value).padStart(2, '0');
  const lines = Array.from({ length: rows }, (_, n) => {
    const [day, month, year] = [(n % 28) + 1, (Math.floor(n / 28) % 12) + 1, 66 + (Math.floor(n / 336) % 34)];
    return `517104${two(day)}${two(month)}${year}0001;Wayan Sudarma;19${year}-${two(month)}-${two(day)};L`;
  });
  return Buffer.from(['NIK;Nama;Tanggal Lahir;L/P', ...lines].join('\n'));
}
