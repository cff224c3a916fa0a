import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '#apps/server/app.ts';
import { createRouter } from '#apps/server/router.ts';
import { demonstrationAccounts } from '#modules/accounts/core/index.ts';
import { createSignIn, seedDemonstrationAccounts } from '#modules/accounts/server/index.ts';
import { keepLaw } from '#modules/contributions/server/index.ts';
import { contextOf } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { signIn } from '#tests/support/api.ts';
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts';
import type { Figure } from './figure.ts';
import { fillMembers } from './fill-members.ts';

const atLeast = 0.45;
const connections = 8;
const officer = aCaller('office_supervisor', { areaCodes: ['51'], name: 'Kasir Bangku' });

interface Bill {
  readonly code: string;
  readonly amountIdr: string;
}

/**
 * Payments at the counter over HTTP, each of another bill, with account, key, journal and receipt, on 8 connections. Beside it pgbench:
 * the same SQL, statement for statement, on 8 connections of its own, half before and half after.
 */
export async function* measurePayments(payments = 4_000): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  try {
    await keepLaw(bench.services.pool, '2026-11-15');
    await makeAccounts(bench);
    await fillMembers(bench.admin, { from: 0, bpu: payments * 2 + 400, pu: 0 });
    await bench.admin.query(`select contributions.run_bpu_bills('2026-11', '2026-11-01')`);
    await bench.admin.query('vacuum analyze');
    const { rows } = await bench.admin.query<Bill>(
      `select code, amount_idr::text as "amountIdr" from contributions.bills order by md5(code)`,
    );
    const half = payments / 2;
    await payOverHttp(bench, rows.slice(payments * 2));
    const before = await payByPgbench(bench, rows.slice(0, half));
    const perSecond = await payOverHttp(bench, rows.slice(payments, payments * 2));
    const after = await payByPgbench(bench, rows.slice(half, payments));
    const base = (2 * before * after) / (before + after);
    yield {
      name: `payments at the counter over HTTP, ${connections} connections`,
      measured: `${perSecond.toFixed(0)} payments/s`,
      beside: `pgbench running the same SQL ${base.toFixed(0)}/s`,
      ratio: perSecond / base,
      bound: { atLeast },
    };
  } finally {
    await bench.close();
  }
}

/** The accounts of the demonstration; its supervisor sees all of Bali here. */
async function makeAccounts({ services, database, admin }: BenchDatabase): Promise<void> {
  const organisations = Object.fromEntries(demonstrationAccounts.map(({ key }) => [key, newId()]));
  await seedDemonstrationAccounts({ ...services, authPool: database.auth }, organisations);
  await admin.query(`update accounts.accounts set area_codes = '{51}' where email like 'kantor@%'`);
}

/** Payments a second; each must be answered with the receipt of a paid bill. */
async function payOverHttp({ services, database }: BenchDatabase, bills: readonly Bill[]): Promise<number> {
  const baseUrl = 'http://127.0.0.1';
  const engine = await createSignIn({
    authPool: database.auth,
    secrets: services.secrets,
    mode: 'demo',
    baseUrl,
  });
  const app = await createApp({
    router: createRouter({ ...services, authPool: database.auth, baseUrl }, database.worker),
    callerOf: engine.callerOf,
    handleSignIn: engine.handle,
    isHealthy: async () => true,
    webDirectory: '/nowhere',
    report: (_, error) => console.error(error),
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const { cookie } = await signIn(address, 'kantor');
  const waiting = [...bills];
  const began = performance.now();
  const pay = async () => {
    for (let bill = waiting.pop(); bill; bill = waiting.pop()) {
      const answer = await fetch(`${address}/api/v1/payments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': newId(), cookie },
        body: JSON.stringify(bill),
      });
      const said = await answer.text();
      if (!said.includes('"billState":"paid"')) throw new Error(said);
    }
  };
  await Promise.all(Array.from({ length: connections }, pay));
  const seconds = (performance.now() - began) / 1000;
  await app.close();
  return bills.length / seconds;
}

async function payByPgbench({ admin, adminUrl }: BenchDatabase, bills: readonly Bill[]): Promise<number> {
  await admin.query(`create schema if not exists bench; drop table if exists bench.waiting; drop sequence if exists bench.next;
    create table bench.waiting (place serial primary key, code text, amount text); create sequence bench.next;
    grant usage on schema bench to semesta_app; grant select on bench.waiting to semesta_app; grant usage on sequence bench.next to semesta_app`);
  await admin.query('insert into bench.waiting (code, amount) select * from unnest($1::text[], $2::text[])', [
    bills.map(({ code }) => code),
    bills.map(({ amountIdr }) => amountIdr),
  ]);
  const script = join(tmpdir(), `${newId()}.sql`);
  writeFileSync(script, sameSql());
  const each = Math.floor(bills.length / connections);
  const args = [
    '-n',
    '-c',
    `${connections}`,
    '-j',
    '2',
    '-t',
    `${each}`,
    '-M',
    'simple',
    '-f',
    script,
    adminUrl,
  ];
  const said = await new Promise<string>((resolve, reject) => {
    const child = spawn(pgbenchPath(), args);
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        printed += part.toString();
      });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve(printed) : reject(new Error(printed))));
  });
  return Number(/tps = ([\d.]+)/.exec(said)?.[1]);
}

/** What the act sends, in its order: context, key, bill, payment, journal entry, answer. */
function sameSql(): string {
  const context = Object.entries(contextOf(officer)).map(
    ([name, value]) => `set local app.${name} = '${Array.isArray(value) ? value.join(',') : String(value)}'`,
  );
  const account = `'${officer.accountId}'`;
  return `
select w.code, w.amount, gen_random_uuid() as id, gen_random_uuid() as entry from bench.waiting w where w.place = (select nextval('bench.next')) \\gset
begin;
set local role semesta_app;
${context.join(';\n')};
insert into platform.idempotency_keys (account_id, key, act, request_hash) values (${account}::uuid, ':id', 'contributions.record-payment', sha256(':id')) on conflict do nothing;
select * from contributions.bill_at_counter(':code');
select * from contributions.record_at_counter(jsonb_build_object('paymentId', ':id', 'channel', 'teller', 'source', 'teller:' || ${account}, 'reference', ':id',
  'amountIdr', ':amount', 'receivedOn', '2026-11-15', 'code', ':code', 'accountId', ${account}), '${officer.name}');
with subjects as materialized (select distinct worker_id from unnest(array[${account}]::uuid[]) as worker_id), written as (
  insert into platform.audit_subjects (worker_id, entry_id) select worker_id, ':entry'::uuid from subjects), entry as (
  insert into platform.audit_entries (entry_id, account_id, actor_name, actor_role, organisation_id, act, subject_kind, subject_id, area_code, reason, details, subjects_count, subjects_digest)
  select ':entry'::uuid, ${account}::uuid, 'Kasir', 'office_supervisor', null, 'contributions.record-payment', 'payment', ':id', '', null, '{"amountIdr": "8400"}'::jsonb, count(*)::int,
    case when count(*) > 0 then sha256(convert_to(string_agg(worker_id::text, ',' order by worker_id), 'UTF8')) end from subjects)
insert into platform.audit_unsealed (entry_id) values (':entry'::uuid);
update platform.idempotency_keys set response = '{"output": {"receipt": "2026-00000001"}}'::jsonb where account_id = ${account}::uuid and key = ':id';
commit;
`;
}

/** The newest pgbench of the machine. */
function pgbenchPath(): string {
  const home = '/usr/lib/postgresql';
  const majors = existsSync(home) ? readdirSync(home).sort((one, other) => Number(other) - Number(one)) : [];
  const found = majors.map((major) => join(home, major, 'bin', 'pgbench')).find((path) => existsSync(path));
  return found ?? execFileSync('which', ['pgbench'], { encoding: 'utf8' }).trim();
}
