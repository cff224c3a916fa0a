import type pg from 'pg';
import { type Actor, actors, type Login } from './actors.ts';
import { ask } from './ask.ts';
import { cellsOf, oracle, sqlNameOf } from './cells.ts';
import { quote } from './rows.ts';

/** One hole made in the walls of one table. */
export interface Mutant {
  readonly table: string;
  readonly name: string;
  readonly sql: string;
  /** Logins that feel it first. */
  readonly logins: readonly string[];
}

const logins: readonly Login[] = ['semesta_app', 'semesta_worker', 'semesta_auth', 'semesta_registrar'];

/** Every hole that can be made: policies lost, opened or turned round; force and row security off; grants lost and given. */
export async function mutantsOf(admin: pg.Client): Promise<Mutant[]> {
  return [
    ...(await policyMutants(admin)),
    ...(await tableMutants(admin)),
    ...(await grantMutants(admin)),
    ...(await triggerMutants(admin)),
    ...logins.map((login) => ({
      table: 'registry.workers',
      name: `${login} passes row security by`,
      sql: `alter role ${login} bypassrls`,
      logins: [login],
    })),
  ];
}

interface Policy {
  readonly table: string;
  readonly name: string;
  readonly using: string | null;
  readonly check: string | null;
  readonly roles: string[];
}

async function policyMutants(admin: pg.Client): Promise<Mutant[]> {
  const { rows } = await admin.query<Policy>(`
    select schemaname || '.' || tablename as table, policyname as name, qual as using, with_check as check, roles::text[]
    from pg_policies where schemaname in ('platform', 'accounts', 'registry', 'coverage', 'auth') order by 1, 2`);
  return rows.flatMap((policy) => {
    const on = `policy ${quote(policy.name)} on ${sqlNameOf(policy.table)}`;
    const mutant = (name: string, sql: string): Mutant => ({
      table: policy.table,
      name: `${policy.name}: ${name}`,
      sql,
      logins: policy.roles,
    });
    return [
      mutant('dropped', `drop ${on}`),
      ...predicateMutants(policy.using, 'using').map(([name, sql]) => mutant(name, `alter ${on} ${sql}`)),
      ...predicateMutants(policy.check, 'with check').map(([name, sql]) =>
        mutant(name, `alter ${on} ${sql}`),
      ),
    ];
  });
}

function predicateMutants(predicate: string | null, clause: 'using' | 'with check'): [string, string][] {
  if (predicate === null) return [];
  const turned: [string, string] = [
    `${clause} turned round`,
    `${clause} (not coalesce((${predicate}), false))`,
  ];
  // What is true already cannot be opened further: that would be the same policy.
  return predicate === 'true' ? [turned] : [turned, [`${clause} always true`, `${clause} (true)`]];
}

async function tableMutants(admin: pg.Client): Promise<Mutant[]> {
  const { rows } = await admin.query<{ table: string }>(`
    select n.nspname || '.' || c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('platform', 'accounts', 'registry', 'coverage', 'auth') and c.relrowsecurity order by 1`);
  return rows.flatMap(({ table }) => [
    {
      table,
      name: 'no longer forced on the owner',
      sql: `alter table ${sqlNameOf(table)} no force row level security`,
      logins: ['semesta_owner'],
    },
    {
      table,
      name: 'row security off',
      sql: `alter table ${sqlNameOf(table)} disable row level security`,
      logins: [],
    },
  ]);
}

/** Each right that a login has is taken away, each that it has not is given. */
async function grantMutants(admin: pg.Client): Promise<Mutant[]> {
  const { rows } = await admin.query<{
    table: string;
    login: string;
    verb: string;
    whole: boolean;
    some: boolean;
  }>(
    `select t.name as table, l.login, v.verb, has_table_privilege(l.login, t.id, v.verb) as whole,
       v.verb <> 'delete' and has_any_column_privilege(l.login, t.id, v.verb) as some
     from (select n.nspname || '.' || c.relname as name, c.oid as id from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname in ('platform', 'accounts', 'registry', 'coverage', 'auth') and c.relkind = 'r') t
       cross join unnest($1::text[]) as l(login) cross join unnest('{select,insert,update,delete}'::text[]) as v(verb)
     order by 1, 2, 3`,
    [logins],
  );
  return rows.flatMap(({ table, login, verb, whole, some }) => {
    const change = (name: string, sql: string): Mutant => ({
      table,
      name: `${verb} ${name} ${login}`,
      sql,
      logins: [login],
    });
    return [
      ...(whole || some ? [change('taken from', `revoke ${verb} on ${sqlNameOf(table)} from ${login}`)] : []),
      ...(whole
        ? []
        : [
            change('given to', openSchema(table, login) + `grant ${verb} on ${sqlNameOf(table)} to ${login}`),
          ]),
    ];
  });
}

/** A right on a table that lies in a closed schema is none; the hole is both. */
function openSchema(table: string, login: string): string {
  return `grant usage on schema ${quote(table.split('.')[0] ?? '')} to ${login}; `;
}

async function triggerMutants(admin: pg.Client): Promise<Mutant[]> {
  const { rows } = await admin.query<{ table: string; name: string }>(`
    select n.nspname || '.' || c.relname as table, t.tgname as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and n.nspname in ('platform', 'accounts', 'registry', 'coverage', 'auth') order by 1`);
  return rows.map(({ table, name }) => ({
    table,
    name: `trigger ${name} off`,
    sql: `alter table ${sqlNameOf(table)} disable trigger ${quote(name)}`,
    logins: ['semesta_owner'],
  }));
}

/** Makes the hole, asks about its table until somebody notices, and mends it again. */
export async function isNoticed(admin: pg.Client, mutant: Mutant): Promise<boolean> {
  if (oracle[mutant.table] === undefined) return false;
  await admin.query('begin');
  try {
    await admin.query(mutant.sql);
    for (const group of groupsFor(mutant)) {
      const found = await ask(admin, group, cellsOf(mutant.table, group));
      if (found.length > 0) return true;
    }
    return false;
  } finally {
    await admin.query('rollback');
  }
}

function groupsFor({ logins: first }: Mutant): readonly Actor[] {
  return actors.toSorted(
    (one, other) => Number(first.includes(other.login)) - Number(first.includes(one.login)),
  );
}
