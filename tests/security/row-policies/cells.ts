import type { Actor } from './actors.ts';
import { world } from './more-world.ts';
import { accountsRules } from './oracle-accounts.ts';
import { coverageRules } from './oracle-coverage.ts';
import { platformRules, rememberOwners } from './oracle-platform.ts';
import { registryRules } from './oracle-registry.ts';
import { insertOf, literal, quote, type Row } from './rows.ts';
import { nothing, type Rule, type TableRules, type Verb } from './table-rules.ts';

rememberOwners(world['platform.audit_entries'] ?? []);

export const oracle: Readonly<Record<string, TableRules>> = {
  ...platformRules,
  ...accountsRules,
  ...registryRules,
  ...coverageRules,
};

/** One question to the database and the oracle's answer: keys of rows, a number of rows, or `refused`. */
export interface Cell {
  readonly table: string;
  readonly verb: Verb;
  readonly what: string;
  readonly sql: string;
  readonly returns: 'keys' | 'count';
  readonly expected: string;
}

/** All questions about one table that one actor asks. */
export function cellsOf(table: string, actor: Actor): readonly Cell[] {
  const rules = oracle[table];
  if (rules === undefined) throw new Error(`the oracle has no entry for ${table}`);
  const subject: Subject = {
    table,
    sqlName: sqlNameOf(table),
    rules,
    rule: rules.rules[actor.login] ?? nothing,
    rows: world[table] ?? [],
    actor,
    may: (verb) => actor.login === 'semesta_owner' || (rules.grants[actor.login] ?? []).includes(verb),
  };
  return [
    ...selects(subject),
    ...inserts(subject),
    ...updates(subject),
    ...deletes(subject),
    ...beyond(subject),
  ];
}

interface Subject {
  readonly table: string;
  readonly sqlName: string;
  readonly rules: TableRules;
  readonly rule: Rule;
  readonly rows: readonly Row[];
  readonly actor: Actor;
  readonly may: (verb: Verb) => boolean;
}

export function sqlNameOf(table: string): string {
  const [schema = '', name = ''] = table.split('.');
  return `${quote(schema)}.${quote(name)}`;
}

function selects({ table, sqlName, rules, rule, rows, actor, may }: Subject): Cell[] {
  const seen = rows.filter((row) => rule.see?.(actor, row));
  return [
    {
      table,
      verb: 'select',
      what: 'all',
      sql: keysOf(`select ${keySql(rules)} as k from ${sqlName}${oursOnly(rules, rows)}`),
      returns: 'keys',
      expected: may('select') ? keysText(rules, seen) : 'refused',
    },
  ];
}

function inserts({ table, sqlName, rules, rule, actor, may }: Subject): Cell[] {
  const allowed = rules.insertsClash ? '23505' : '1';
  return rules.inserts(actor).map((row, number) => ({
    table,
    verb: 'insert',
    what: `row ${number} to insert`,
    sql: insertOf(sqlName, [row]),
    returns: 'count',
    expected: may('insert') && rule.put?.(actor, row) ? allowed : 'refused',
  }));
}

function updates(subject: Subject): Cell[] {
  const { table, sqlName, rules, rows, actor } = subject;
  const touch = `update ${sqlName} set ${quote(rules.touch)} = ${quote(rules.touch)}`;
  const cells: Cell[] = rows.map((row) => ({
    table,
    verb: 'update',
    what: `touch ${keyText(rules, row)}`,
    sql: `${touch} where ${isRow(rules, row)}`,
    returns: 'count',
    expected: updated(subject, row, row),
  }));
  for (const patch of rules.patches(actor)) {
    const change = `update ${sqlName} set ${assignments(patch)}`;
    if (!rules.onlyOurs)
      cells.push({
        table,
        verb: 'update',
        what: `all to ${text(patch)}`,
        sql: change,
        returns: 'count',
        expected: blind(subject, patch),
      });
    for (const row of rows)
      cells.push({
        table,
        verb: 'update',
        what: `${keyText(rules, row)} to ${text(patch)}`,
        sql: `${change} where ${isRow(rules, row)}`,
        returns: 'count',
        expected: updated(subject, row, { ...row, ...patch }),
      });
  }
  return cells;
}

/** With a condition PostgreSQL asks the policies of SELECT as well, of the row as it was and as it becomes. */
function updated({ rules, rule, actor, may }: Subject, before: Row, after: Row): string {
  if (rules.appendOnly || !may('update') || !may('select')) return 'refused';
  if (!rule.see?.(actor, before) || !rule.change?.(actor, before)) return '0';
  return rule.keep?.(actor, after) && rule.see(actor, after) ? '1' : 'refused';
}

/** Without reading anything, the policies of UPDATE stand alone. */
function blind({ rules, rule, rows, actor, may }: Subject, patch: Row): string {
  if (rules.appendOnly || !may('update')) return 'refused';
  const reached = rows.filter((row) => rule.change?.(actor, row));
  const isKept = reached.every((row) => rule.keep?.(actor, { ...row, ...patch }));
  return isKept ? String(reached.length) : 'refused';
}

function deletes({ table, sqlName, rules, rule, rows, actor, may }: Subject): Cell[] {
  const dropped = rows.filter((row) => rule.drop?.(actor, row));
  const refused = rules.appendOnly || !may('delete');
  const cells: Cell[] = [];
  if (!rules.onlyOurs)
    cells.push({
      table,
      verb: 'delete',
      what: 'all, unread',
      sql: `delete from ${sqlName}`,
      returns: 'count',
      expected: refused ? 'refused' : String(dropped.length),
    });
  cells.push({
    table,
    verb: 'delete',
    what: 'all that are seen',
    sql: keysOf(`delete from ${sqlName}${oursOnly(rules, rows)} returning ${keySql(rules)} as k`),
    returns: 'keys',
    expected:
      refused || !may('select')
        ? 'refused'
        : keysText(
            rules,
            dropped.filter((row) => rule.see?.(actor, row)),
          ),
  });
  return cells;
}

function beyond({ table, rules, actor }: Subject): Cell[] {
  const statements = rules.beyondColumns?.[actor.login] ?? [];
  return statements.map((sql) => ({
    table,
    verb: 'select',
    what: sql,
    sql,
    returns: 'count',
    expected: 'refused',
  }));
}

function keysOf(statement: string): string {
  return `with got as (${statement}) select coalesce(string_agg(k, ' ' order by k collate "C"), '') from got`;
}

function keySql(rules: TableRules): string {
  return rules.key.map((column) => `${quote(column)}::text`).join(` || '|' || `);
}

function keyText(rules: TableRules, row: Row): string {
  return rules.key.map((column) => String(row[column])).join('|');
}

function keysText(rules: TableRules, rows: readonly Row[]): string {
  return rows
    .map((row) => keyText(rules, row))
    .sort()
    .join(' ');
}

function isRow(rules: TableRules, row: Row): string {
  return rules.key.map((column) => `${quote(column)} = ${literal(row[column] ?? null)}`).join(' and ');
}

function oursOnly(rules: TableRules, rows: readonly Row[]): string {
  return rules.onlyOurs ? ` where ${rows.map((row) => `(${isRow(rules, row)})`).join(' or ')}` : '';
}

function assignments(patch: Row): string {
  return Object.entries(patch)
    .map(([column, value]) => `${quote(column)} = ${literal(value)}`)
    .join(', ');
}

function text(patch: Row): string {
  return JSON.stringify(patch);
}
