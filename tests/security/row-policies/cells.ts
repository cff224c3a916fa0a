import type { Actor } from './actors.ts';
import { world } from './more-world.ts';
import { accountsRules } from './oracle-accounts.ts';
import { bankRules } from './oracle-banks.ts';
import { billRunsRules } from './oracle-bills.ts';
import { cardRules } from './oracle-cards.ts';
import { cellsRules } from './oracle-cells.ts';
import { certificatesRules } from './oracle-certificates.ts';
import { checkingRules } from './oracle-checking.ts';
import { complianceRules } from './oracle-compliance.ts';
import { contributionsRules } from './oracle-contributions.ts';
import { counterRules } from './oracle-counter.ts';
import { coverageRules } from './oracle-coverage.ts';
import { deskRules } from './oracle-desk.ts';
import { documentRules } from './oracle-documents.ts';
import { forecastsRules } from './oracle-forecasts.ts';
import { keyRules } from './oracle-keys.ts';
import { lifeRules } from './oracle-life.ts';
import { mergeRules } from './oracle-merges.ts';
import { plansRules } from './oracle-plans.ts';
import { platformRules, rememberOwners } from './oracle-platform.ts';
import { registryRules } from './oracle-registry.ts';
import { requestTableRules } from './oracle-requests.ts';
import { sanctionsRules } from './oracle-sanctions.ts';
import { sponsorshipRules } from './oracle-sponsorship.ts';
import { standingsRules } from './oracle-standings.ts';
import { statusListsRules } from './oracle-status-lists.ts';
import { targetsRules } from './oracle-targets.ts';
import { insertOf, literal, quote, type Row } from './rows.ts';
import { nothing, type Rule, type TableRules, type Verb } from './table-rules.ts';

rememberOwners(world['platform.audit_entries'] ?? []);

export const oracle: Readonly<Record<string, TableRules>> = {
  ...platformRules,
  ...documentRules,
  ...accountsRules,
  ...cardRules,
  ...registryRules,
  ...lifeRules,
  ...mergeRules,
  ...requestTableRules,
  ...counterRules,
  ...coverageRules,
  ...plansRules,
  ...targetsRules,
  ...cellsRules,
  ...forecastsRules,
  ...billRunsRules,
  ...contributionsRules,
  ...bankRules,
  ...sponsorshipRules,
  ...sanctionsRules,
  ...standingsRules,
  ...certificatesRules,
  ...complianceRules,
  ...checkingRules,
  ...deskRules,
  ...statusListsRules,
  ...keyRules,
};

/** Refused because the login has no such right at all, or because a trigger forbids it to everyone. */
export const noRight = 'no right';
export const appendOnly = 'append-only';

/**
 * One question to the database and the oracle's answer: keys of rows, a number of rows, `refused` by a policy,
 * or refused before any policy was asked.
 */
export interface Cell {
  readonly table: string;
  readonly verb: Verb;
  readonly what: string;
  readonly sql: string;
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
    ...columns(subject),
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
      expected: may('select') ? keysText(rules, seen) : noRight,
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
    expected: may('insert') ? (rule.put?.(actor, row) ? allowed : 'refused') : noRight,
  }));
}

function updates(subject: Subject): Cell[] {
  const { table, sqlName, rules, actor } = subject;
  const touch = `update ${sqlName} set ${quote(rules.touch)} =`;
  const cells: Cell[] = moves(subject, {}, `${touch} ${quote(rules.touch)}`, 'touch');
  const expectedUnread = blind(subject, {});
  const nowhere = rules.onlyOurs ? ' where false' : '';
  // What reaches no row needs no value that fits; a right that is there though it should not be shows here.
  if (rules.onlyOurs || expectedUnread === '0' || expectedUnread === noRight)
    cells.push({
      ...update(table, `${touch} default${nowhere}`, rules.onlyOurs ? none(expectedUnread) : expectedUnread),
      what: 'touch all, unread',
    });
  for (const patch of rules.patches(actor)) {
    const change = `update ${sqlName} set ${assignments(patch)}`;
    const what = `to ${JSON.stringify(patch)}`;
    if (!rules.onlyOurs)
      cells.push({ ...update(table, change, blind(subject, patch)), what: `all, unread, ${what}` });
    cells.push(...moves(subject, patch, change, what));
  }
  return cells;
}

/** A statement that looks at no row changes none, unless it is refused before. */
function none(expected: string): string {
  return expected === noRight || expected === appendOnly ? expected : '0';
}

function update(table: string, sql: string, expected: string): Omit<Cell, 'what'> {
  return { table, verb: 'update', sql, expected };
}

/** All rows that no policy refuses at once, and each that one does alone. */
function moves(subject: Subject, patch: Row, change: string, what: string): Cell[] {
  const { table, rules, rows } = subject;
  const outcomes = rows.map((row) => ({ row, expected: updated(subject, row, { ...row, ...patch }) }));
  const refused = outcomes.filter(({ expected }) => expected === 'refused');
  const together = outcomes.filter(({ expected }) => expected !== 'refused');
  const moved = together.filter(({ expected }) => expected === '1').map(({ row }) => ({ ...row, ...patch }));
  const cells = refused.map(({ row }) => ({
    ...update(table, `${change} where ${isRow(rules, row)}`, 'refused'),
    what: `${keyText(rules, row)} ${what}`,
  }));
  if (together.length === 0) return cells;
  const hasRight = together.every(({ expected }) => expected === '0' || expected === '1');
  const sql = `${change}${onlyThose(
    rules,
    together.map(({ row }) => row),
  )} returning ${keySql(rules)} as k`;
  return [
    ...cells,
    {
      ...update(table, keysOf(sql), hasRight ? keysText(rules, moved) : (together[0]?.expected ?? '')),
      what: `all ${what}`,
    },
  ];
}

/** With a condition PostgreSQL asks the policies of SELECT as well, of the row as it was and as it becomes. */
function updated({ rules, rule, actor, may }: Subject, before: Row, after: Row): string {
  if (!may('update') || !may('select')) return noRight;
  if (rules.appendOnly) return appendOnly;
  if (!rule.see?.(actor, before) || !rule.change?.(actor, before)) return '0';
  return rule.keep?.(actor, after) && rule.see(actor, after) ? '1' : 'refused';
}

/** Without reading anything, the policies of UPDATE stand alone. */
function blind({ rules, rule, rows, actor, may }: Subject, patch: Row): string {
  if (!may('update')) return noRight;
  if (rules.appendOnly) return appendOnly;
  const reached = rows.filter((row) => rule.change?.(actor, row));
  const isKept = reached.every((row) => rule.keep?.(actor, { ...row, ...patch }));
  return isKept ? String(reached.length) : 'refused';
}

function deletes({ table, sqlName, rules, rule, rows, actor, may }: Subject): Cell[] {
  const dropped = rows.filter((row) => rule.drop?.(actor, row));
  const refusal = may('delete') ? (rules.appendOnly ? appendOnly : null) : noRight;
  const clash = rules.deletesClash && dropped.length > 0 ? '23503' : null;
  const cells: Cell[] = [
    {
      table,
      verb: 'delete',
      what: 'all, unread',
      sql: `delete from ${sqlName}${rules.onlyOurs ? ' where false' : ''}`,
      expected: refusal ?? (rules.onlyOurs ? '0' : (clash ?? String(dropped.length))),
    },
  ];
  cells.push({
    table,
    verb: 'delete',
    what: 'all that are seen',
    sql: keysOf(`delete from ${sqlName}${oursOnly(rules, rows)} returning ${keySql(rules)} as k`),
    expected: may('select')
      ? (refusal ??
        clash ??
        keysText(
          rules,
          dropped.filter((row) => rule.see?.(actor, row)),
        ))
      : noRight,
  });
  return cells;
}

function columns({ table, rules, actor }: Subject): Cell[] {
  const statements = rules.columns?.[actor.login] ?? [];
  return statements.map(([sql, expected]) => ({ table, verb: 'select', what: sql, sql, expected }));
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
  return rules.onlyOurs ? onlyThose(rules, rows) : '';
}

function onlyThose(rules: TableRules, rows: readonly Row[]): string {
  const values = rows.map((row) => `(${rules.key.map((column) => literal(row[column] ?? null)).join(', ')})`);
  return ` where (${rules.key.map(quote).join(', ')}) in (${values.join(', ')})`;
}

function assignments(patch: Row): string {
  return Object.entries(patch)
    .map(([column, value]) => `${quote(column)} = ${literal(value)}`)
    .join(', ');
}
