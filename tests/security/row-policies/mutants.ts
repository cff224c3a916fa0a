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

/** A table whose policies bind the login; the registrar's are all true, so that nothing there binds him. */
const boundBy = {
  semesta_app: 'registry.workers',
  semesta_worker: 'platform.idempotency_keys',
  semesta_auth: 'platform.audit_entries',
} satisfies Partial<Record<Login, string>>;

/** Every hole that can be made: policies lost, opened or turned round; force and row security off; grants lost and given. */
export async function mutantsOf(admin: pg.Client): Promise<Mutant[]> {
  return [
    ...(await policyMutants(admin)),
    ...(await tableMutants(admin)),
    ...(await grantMutants(admin)),
    ...(await triggerMutants(admin)),
    ...Object.entries(boundBy).map(([login, table]) => ({
      table,
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
  /** The predicate asks something of the row itself. */
  readonly asksRow: boolean;
  /** Some login of the policy may write rows at all. */
  readonly isReached: boolean;
}

async function policyMutants(admin: pg.Client): Promise<Mutant[]> {
  const { rows } = await admin.query<Policy>(`
    select p.schemaname || '.' || p.tablename as table, p.policyname as name, p.qual as using, p.with_check as check, p.roles::text[],
      exists (select from pg_depend d where d.classid = 'pg_policy'::regclass and d.objid = o.oid and d.refobjid = o.polrelid
        and d.refobjsubid > 0) as "asksRow",
      exists (select from unnest(p.roles) as r(login) where r.login <> 'public'
        and (has_any_column_privilege(r.login, o.polrelid, 'insert') or has_any_column_privilege(r.login, o.polrelid, 'update'))) as "isReached"
    from pg_policies p join pg_policy o on o.polname = p.policyname and o.polrelid = (quote_ident(p.schemaname) || '.' || quote_ident(p.tablename))::regclass
    where p.schemaname in ('platform', 'accounts', 'registry', 'coverage', 'contributions', 'sponsorship', 'certificates', 'auth') order by 1, 2`);
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
      ...checkMutants(policy).map(([name, sql]) => mutant(name, `alter ${on} ${sql}`)),
    ];
  });
}

/** A check is no wall of its own where nobody may write, or where it repeats what the row was found by and asks nothing of the row. */
function checkMutants({ using, check, asksRow, isReached }: Policy): [string, string][] {
  if (!isReached) return [];
  const mutants = predicateMutants(check, 'with check');
  return using === check && !asksRow ? mutants.filter(([, sql]) => !sql.endsWith('(true)')) : mutants;
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
  const { rows } = await admin.query<{ table: string; binds: boolean }>(`
    select n.nspname || '.' || c.relname as table, not exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'
      and 'semesta_owner'::regrole = any (p.polroles) and pg_get_expr(p.polqual, p.polrelid) = 'true') as binds
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('platform', 'accounts', 'registry', 'coverage', 'contributions', 'sponsorship', 'certificates', 'auth') and c.relrowsecurity and not c.relispartition order by 1`);
  return rows.flatMap(({ table, binds }) => [
    // Where a policy lets the owner do all, to force row security on him changes nothing.
    ...(binds ? [unforced(table)] : []),
    {
      table,
      name: 'row security off',
      sql: `alter table ${sqlNameOf(table)} disable row level security`,
      logins: [],
    },
  ]);
}

function unforced(table: string): Mutant {
  const sql = `alter table ${sqlNameOf(table)} no force row level security`;
  return { table, name: 'no longer forced on the owner', sql, logins: ['semesta_owner'] };
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
         where n.nspname in ('platform', 'accounts', 'registry', 'coverage', 'contributions', 'sponsorship', 'certificates', 'auth') and c.relkind in ('r', 'p') and not c.relispartition) t
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
            change('given to', `${openSchema(table, login)}grant ${verb} on ${sqlNameOf(table)} to ${login}`),
          ]),
    ];
  });
}

/** A right on a table that lies in a closed schema is none; the hole is both. */
function openSchema(table: string, login: string): string {
  return `grant usage on schema ${quote(table.split('.')[0] ?? '')} to ${login}; `;
}

/** Triggers that refuse are walls; one that books what follows from a row is tried where it books. */
async function triggerMutants(admin: pg.Client): Promise<Mutant[]> {
  const { rows } = await admin.query<{ table: string; name: string }>(`
    select n.nspname || '.' || c.relname as table, t.tgname as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgfoid = 'platform.refuse_change'::regproc and n.nspname in ('platform', 'accounts', 'registry', 'coverage', 'contributions', 'sponsorship', 'certificates', 'auth') order by 1`);
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
  await admin.query(`begin; ${mutant.sql}`);
  try {
    for (const actor of askedFirst(mutant)) {
      const found = await ask(admin, actor, cellsOf(mutant.table, actor));
      if (found.length > 0) return true;
    }
    return false;
  } finally {
    await admin.query('rollback');
  }
}

/** Who feels the hole soonest: its own logins, and of the application's actors those with something to see. */
function askedFirst({ logins: felt }: Mutant): readonly Actor[] {
  const weight = ({ login, name }: Actor) =>
    (felt.includes(login) ? 2 : 0) + (login !== 'semesta_app' || name.endsWith('own regency') ? 1 : 0);
  return actors.toSorted((one, other) => weight(other) - weight(one));
}
