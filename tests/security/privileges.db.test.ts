import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { type Login, logins } from '#platform/server/db/index.ts';
import { testDatabase } from '#tests/support/database.ts';

const held = testDatabase();

/** Runs one statement with the login's own password and says how it ended; nothing of it stays. */
async function attemptAs(login: Login, statement: string): Promise<string> {
  const client = new pg.Client({ connectionString: held.database.urlOf(login) });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    await client.query(statement);
    return 'allowed';
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? 'no code') : 'lost';
  } finally {
    await client.query('rollback').catch(() => undefined);
    await client.end();
  }
}

async function outcomesOf(login: Login, statements: readonly string[]): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  for (const statement of statements) outcomes[statement] = await attemptAs(login, statement);
  return outcomes;
}

function allRefused(statements: readonly string[]): Record<string, string> {
  return Object.fromEntries(statements.map((statement) => [statement, '42501']));
}

const secretTables = [
  'registry.nik_claims',
  'registry.phone_claims',
  'registry.kpj_claims',
  'accounts.sign_in_failures',
  'accounts.used_codes',
  'accounts.last_sign_ins',
  'auth."user"',
  'auth."session"',
  'auth."account"',
  'auth."verification"',
  'auth."twoFactor"',
];

const powers = [
  'create table registry.loot (x int)',
  'create table public.loot (x int)',
  'create schema loot',
  'create function registry.loot() returns int language sql as $$ select 1 $$',
  'create function public.loot() returns int language sql security definer as $$ select 1 $$',
  'alter table registry.workers disable row level security',
  'alter table registry.workers no force row level security',
  'alter table registry.workers disable trigger all',
  'alter table platform.audit_entries disable trigger audit_entries__append_only',
  'alter table registry.workers add column loot text',
  'drop table registry.workers',
  'drop policy workers__read on registry.workers',
  'alter policy workers__read on registry.workers using (true)',
  'create policy loot on registry.workers using (true)',
  'drop trigger audit_entries__append_only on platform.audit_entries',
  'create trigger loot before insert on registry.workers execute function platform.refuse_change()',
  'truncate registry.workers',
  'truncate platform.audit_entries',
  'create view registry.loot as select * from registry.workers',
  'create index loot on registry.workers (name)',
  'grant select on registry.nik_claims to semesta_app',
  'create role loot',
  'alter role semesta_app bypassrls',
  'set role semesta_owner',
  'set role semesta_registrar',
  'set session_replication_role = replica',
  "copy registry.branches to program 'cat'",
  "select pg_read_file('/etc/hostname')",
  "select lo_import('/etc/hostname')",
  'select * from pg_authid',
];

describe('the application login', () => {
  it('reads no table of claims and nothing of the sign-in engine', async () => {
    const statements = secretTables.map((table) => `select from ${table}`);
    expect(await outcomesOf('semesta_app', statements)).toEqual(allRefused(statements));
  });

  it('changes no schema, switches nothing off, becomes nobody else', async () => {
    expect(await outcomesOf('semesta_app', powers)).toEqual(allRefused(powers));
  });

  it('neither updates nor deletes what the journal, the registrations and the answers say', async () => {
    const statements = [
      'platform.audit_entries',
      'platform.audit_subjects',
      'platform.audit_unsealed',
      'platform.audit_chain',
      'registry.list_registrations',
      'registry.protection_answers',
      'platform.files',
    ].flatMap((table) => [`delete from ${table}`, `update ${table} set ${columnOf(table)} = default`]);
    expect(await outcomesOf('semesta_app', statements)).toEqual(allRefused(statements));
  });

  it('reads no job of the queue', async () => {
    const statements = ['select from graphile_worker._private_jobs', 'select from graphile_worker.jobs'];
    expect(await outcomesOf('semesta_app', statements)).toEqual(allRefused(statements));
  });

  it('control: what it may do is not refused', async () => {
    expect(await attemptAs('semesta_app', 'select from registry.workers')).toBe('allowed');
    expect(await attemptAs('semesta_app', 'create temp table staging (x int) on commit drop')).toBe(
      'allowed',
    );
  });

  it('sees nobody when a setting is forgotten, whatever ran on the connection before', async () => {
    const client = await held.database.app.connect();
    try {
      await client.query("begin; set local app.areas_people = '%'; commit");
      const seen = await client.query('select from registry.workers');
      expect(seen.rowCount).toBe(0);
    } finally {
      client.release();
    }
  });
});

describe('the other logins', () => {
  it('the job worker and the sign-in engine have none of those powers either', async () => {
    // The job worker owns the queue and may make its own schema; nothing of the house is in it.
    const forWorker = powers.filter((statement) => statement !== 'create schema loot');
    expect(await outcomesOf('semesta_worker', forWorker)).toEqual(allRefused(forWorker));
    expect(await outcomesOf('semesta_auth', powers)).toEqual(allRefused(powers));
  });

  it('the job worker reads no person, the sign-in engine neither people nor the journal', async () => {
    const people = [
      'registry.workers',
      'registry.memberships',
      'registry.list_rows',
      'registry.nik_claims',
      'platform.files',
    ];
    const statements = people.map((table) => `select from ${table}`);
    expect(await outcomesOf('semesta_worker', statements)).toEqual(allRefused(statements));
    const journal = [
      ...statements,
      'select entry_id from platform.audit_entries',
      'select from registry.lists',
    ];
    expect(await outcomesOf('semesta_auth', journal)).toEqual(allRefused(journal));
  });

  it('nobody logs in as the owner or the registrar, and no login is above row security', async () => {
    const roles = await held.asAdmin(`
      select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
      from pg_roles where rolname like 'semesta\\_%' order by rolname`);
    const plain = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    };
    expect(roles).toEqual([
      { rolname: 'semesta_app', rolcanlogin: true, ...plain },
      { rolname: 'semesta_auth', rolcanlogin: true, ...plain },
      { rolname: 'semesta_owner', rolcanlogin: false, ...plain },
      { rolname: 'semesta_registrar', rolcanlogin: false, ...plain },
      { rolname: 'semesta_worker', rolcanlogin: true, ...plain },
    ]);
  });

  it('no login is a member of another role', async () => {
    const memberships = await held.asAdmin(`
      select m.roleid::regrole::text as role from pg_auth_members m where m.member in (select oid from pg_roles where rolname = any ('{${logins.join(',')}}'))`);
    expect(memberships).toEqual([]);
  });
});

function columnOf(table: string): string {
  const columns: Record<string, string> = {
    'platform.audit_subjects': 'entry_id',
    'platform.audit_unsealed': 'recorded_at',
    'platform.audit_chain': 'sealed_at',
    'registry.list_registrations': 'registered_at',
    'registry.protection_answers': 'answered_at',
    'platform.files': 'name',
  };
  return columns[table] ?? 'reason';
}
