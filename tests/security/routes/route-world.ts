import { createApp } from '#apps/server/app.ts';
import { createRouter } from '#apps/server/router.ts';
import { readSettings } from '#apps/server/settings.ts';
import { fillDemonstration } from '#apps/server/start-demonstration.ts';
import { createSignIn, type SignIn } from '#modules/accounts/server/index.ts';
import { listJobs } from '#modules/registry/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import type { Row } from '#tests/security/row-policies/rows.ts';
import { aPdf } from '#tests/support/a-document.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { plantLetters } from './arrears-routes.ts';
import { plantCertificates } from './certificate-routes.ts';
import { plantTenderLists } from './checking-routes.ts';
import { plantCompliance } from './compliance-routes.ts';
import { registrationForm } from './counter-routes.ts';
import { plantChecks } from './desk-routes.ts';
import { keepPlans } from './plan-routes.ts';
import { plantSanctions } from './sanction-routes.ts';
import { keepScenarios } from './simulation-routes.ts';
import { statementFile } from './statement-routes.ts';
import { plantTerms } from './term-routes.ts';

const baseUrl = 'http://localhost:4510';

export interface Reply {
  readonly status: number;
  readonly body: string;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly file?: {
    readonly name: string;
    readonly text: string | Uint8Array<ArrayBuffer>;
    readonly fields: Readonly<Record<string, string>>;
  };
}

/** The application over a small demonstration, asked in its own process; a header says who asks. */
export interface RouteWorld {
  readonly callers: ReadonlyMap<string, Caller>;
  readonly faults: readonly string[];
  ask(who: string | null, asked: Asked): Promise<Reply>;
  rowsOf(sql: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

export async function openRouteWorld(held: TestDatabase): Promise<RouteWorld> {
  const signIn = await createSignIn({
    authPool: held.database.auth,
    secrets: held.services.secrets,
    mode: 'demo',
    baseUrl,
  });
  await fillDemonstration(
    {
      settings: readSettings({ SEMESTA_MODE: 'demo' }),
      database: held.database,
      services: held.services,
      adminUrl: held.adminUrl,
      embedded: true,
      close: async () => {},
    },
    { workers: 400, seed: 'rute' },
    () => {},
  );
  const callers = await callersOf(held, signIn);
  const faults: string[] = [];
  const app = await createApp({
    router: createRouter({ ...held.services, authPool: held.database.auth, baseUrl }, held.database.worker),
    callerOf: async (headers) => callers.get(headers.get('x-caller') ?? '') ?? null,
    handleSignIn: signIn.handle,
    isHealthy: async () => true,
    webDirectory: '/nowhere',
    certificates: { ...held.services, baseUrl },
    report: (_, error) =>
      faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const world = {
    callers,
    faults,
    ask: (who: string | null, asked: Asked) => askOver(address, who, asked),
    rowsOf: async (sql: string) => {
      const rows = await held.asAdmin(`select jsonb_agg(r) as rows from (${sql}) r`);
      const found: unknown = rows[0]?.rows;
      return Array.isArray(found) ? found : [];
    },
    close: () => app.close(),
  };
  await sendLists(held, world);
  await sendDocuments(held, world);
  await sendRequests(world);
  await openRequests(world);
  await sendStatement(world);
  await held.asAdmin(plantLetters);
  await held.asAdmin(plantTerms);
  await held.asAdmin(plantCertificates);
  await held.asAdmin(plantSanctions);
  await held.asAdmin(plantCompliance);
  await held.asAdmin(plantChecks);
  await held.asAdmin(plantTenderLists);
  await keepScenarios(world);
  await keepPlans(world);
  return world;
}

/** All demonstration accounts, a worker, and one who owes a second factor. */
async function callersOf(held: TestDatabase, signIn: SignIn): Promise<ReadonlyMap<string, Caller>> {
  const callers = new Map<string, Caller>();
  const emails = await held.asAdmin('select email from accounts.accounts order by email');
  for (const { email } of emails) {
    const caller = await signIn.resolveActor({ email: String(email) });
    callers.set(caller.email.split('@')[0] ?? '', caller);
  }
  const [someone] = await held.asAdmin(
    `select worker_id from registry.workers where area_code like '51.71.04.2008%' limit 1`,
  );
  const village = callers.get('ubungkaja');
  if (!village || !someone) throw new Error('the demonstration has no such account or worker');
  const plain = { ...village, areaCodes: [], workerId: String(someone.worker_id) };
  callers.set('pekerja', { ...plain, accountId: newId(), email: 'pekerja@semesta.example', role: 'worker' });
  callers.set('belum', { ...village, mustSetUpSecondFactor: true });
  return callers;
}

/** One list each from two villages and from an employer, read by the job that reads lists. */
async function sendLists(held: TestDatabase, world: RouteWorld): Promise<void> {
  const jobs = listJobs({
    services: held.services,
    callerOfAccount: async (id) =>
      [...world.callers.values()].find(({ accountId }) => accountId === id) ?? null,
  });
  for (const [number, who] of ['ubungkaja', 'batubulan', 'hotel'].entries()) {
    const caller = world.callers.get(who);
    const fields: Record<string, string> =
      caller?.role === 'employer'
        ? { kind: 'payroll', organisationId: caller.organisationId ?? '' }
        : { kind: 'bpu', areaCode: caller?.areaCodes[0] ?? '' };
    const file = { name: 'daftar.csv', text: listText(number), fields };
    const reply = await world.ask(who, { method: 'POST', path: '/lists', file });
    const [list] = await held.asAdmin(
      `select list_id from registry.lists where account_id = '${caller?.accountId}'`,
    );
    if (reply.status !== 200 || !list)
      throw new Error(`${who} could not send a list: ${reply.status} ${reply.body} ${world.faults}`);
    await jobs['registry.read-list']({ listId: list.list_id, accountId: caller?.accountId });
  }
}

/** Two documents each of a village, a branch office and an employer: one waits, one proves something of a worker it sees. */
async function sendDocuments(held: TestDatabase, world: RouteWorld): Promise<void> {
  const file = { name: 'akta.pdf', text: new Uint8Array(aPdf()), fields: {} };
  const worker = world.callers.get('pekerja')?.workerId;
  for (const who of ['ubungkaja', 'staf', 'hotel'])
    for (const proves of [null, who === 'hotel' ? `custodians <> '{}'` : `worker_id = '${worker}'`]) {
      const reply = await world.ask(who, { method: 'POST', path: '/documents', file });
      if (reply.status !== 200) throw new Error(`${who} could not hand in a document: ${reply.body}`);
      const { documentId } = JSON.parse(reply.body);
      if (proves !== null)
        await held.asAdmin(`update platform.documents set attached_at = now(), act = 'registry.correct-worker',
          worker_id = (select worker_id from registry.workers where ${proves} limit 1) where document_id = '${documentId}'`);
    }
}

async function sendStatement(world: RouteWorld): Promise<void> {
  const reply = await world.ask('staf', { method: 'POST', path: '/statements', file: statementFile });
  if (reply.status !== 200) throw new Error(`a statement was not taken: ${reply.body} ${world.faults}`);
}

/** A worker of each of two villages who asks to be registered. */
async function sendRequests(world: RouteWorld): Promise<void> {
  for (const areaCode of ['51.71.04.2008', '51.04.01.2001']) {
    const body = { form: registrationForm(areaCode) };
    const reply = await world.ask(null, { method: 'POST', path: '/registration-requests', body });
    if (reply.status !== 200) throw new Error(`a request was not taken: ${reply.body}`);
  }
}

/** A worker asks for his data and complains, the office asks for him, and someone without an account complains elsewhere. */
async function openRequests(world: RouteWorld): Promise<void> {
  const words = 'Kalimat yang cukup panjang';
  const complaint = { topic: 'not_registered', employer: 'CV Uji', words };
  const workerId = world.callers.get('pekerja')?.workerId;
  const asked = [
    ['pekerja', '/requests', { kind: 'access' }],
    ['pekerja', '/requests', { kind: 'complaint', ...complaint }],
    ['staf', '/requests', { kind: 'correction', workerId, words }],
    [null, '/complaints', { ...complaint, areaCode: '51.04' }],
  ] as const;
  for (const [who, path, body] of asked) {
    const reply = await world.ask(who, { method: 'POST', path, body });
    if (reply.status !== 200) throw new Error(`${who} could not ask: ${reply.body} ${world.faults}`);
  }
}

export function listText(number: number): string {
  const lines = Array.from({ length: 4 }, (_, row) => {
    const day = String(row + 11);
    return `Made Uji ${'ABCDEFG'[row]},51710${number + 1}${day}0580000${row + 1},${day}-05-1980,Petani,L,3500000`;
  });
  return ['Nama,NIK,Tanggal Lahir,Pekerjaan,JK,Upah', ...lines].join('\n');
}

async function askOver(address: string, who: string | null, asked: Asked): Promise<Reply> {
  const headers = { 'accept-language': 'id', ...(who === null ? {} : { 'x-caller': who }) };
  const body = asked.file ? formOf(asked.file) : asked.body === undefined ? null : JSON.stringify(asked.body);
  const reply = await fetch(`${address}/api/v1${asked.path}`, {
    method: asked.method,
    headers: typeof body === 'string' ? { ...headers, 'content-type': 'application/json' } : headers,
    body,
  });
  return { status: reply.status, body: await reply.text() };
}

function formOf(file: NonNullable<Asked['file']>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(file.fields)) form.append(name, value);
  form.append('file', new File([file.text], file.name));
  return form;
}
