import type pg from 'pg';
import type { Actor } from './actors.ts';
import type { Cell } from './cells.ts';
import { sqlNameOf } from './cells.ts';
import { world } from './more-world.ts';
import { insertOf, literal } from './rows.ts';

/**
 * Runs each statement as the caller and takes it back again; a statement that is refused says with which code.
 * One round trip asks thousands of questions.
 */
const attempt = `
create schema proof;
grant usage on schema proof to public;
create function proof.attempt(statements text[]) returns text[] language plpgsql as $$
declare
  statement text;
  got text;
  reached bigint;
  outcomes text[] := '{}';
begin
  foreach statement in array statements loop
    begin
      if statement like 'with got as (%' then
        execute statement into got;
      else
        execute statement;
        get diagnostics reached = row_count;
        got := reached::text;
      end if;
      raise exception using errcode = 'P0U01';
    exception
      when sqlstate 'P0U01' then null;
      when insufficient_privilege then
        got := case when sqlerrm like 'new row violates row-level security%' then 'refused'
          when sqlerrm like 'append-only table%' then 'append-only' else 'no right' end;
      when others then got := sqlstate;
    end;
    outcomes := array_append(outcomes, got);
  end loop;
  return outcomes;
end $$`;

/** Puts the world into a fresh database, as superuser. */
export async function plantWorld(admin: pg.Client): Promise<void> {
  await admin.query(attempt);
  for (const [table, rows] of Object.entries(world)) await admin.query(insertOf(sqlNameOf(table), rows));
}

export interface Mismatch {
  readonly actor: string;
  readonly table: string;
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

/** Asks as the actor, inside the open transaction if there is one, and says where the database differs from the oracle. */
export async function ask(admin: pg.Client, actor: Actor, cells: readonly Cell[]): Promise<Mismatch[]> {
  if (cells.length === 0) return [];
  const statements = cells.map(({ sql }) => literal(sql)).join(',');
  const answers: unknown = await admin.query(
    `${settings(actor)} set local role ${actor.login}; select proof.attempt(array[${statements}]) as outcomes; set local role none`,
  );
  const outcomes = outcomesIn(answers);
  return cells.flatMap((cell, number) => {
    const got = outcomes[number] ?? 'no answer';
    return got === cell.expected
      ? []
      : [
          {
            actor: actor.name,
            table: cell.table,
            what: `${cell.verb} ${cell.what}`,
            expected: cell.expected,
            got,
          },
        ];
  });
}

/** Several statements in one message are answered by a list, one of which has the outcomes. */
function outcomesIn(answers: unknown): readonly string[] {
  for (const answer of Array.isArray(answers) ? answers : [answers])
    if (answer?.rows?.[0]?.outcomes) return answer.rows[0].outcomes;
  throw new Error('the database gave no outcomes');
}

const names = [
  'account',
  'role',
  'areas',
  'areas_people',
  'areas_work',
  'organisations',
  'worker',
  'sponsor',
  'desks',
  'audit',
  'writes',
] as const;

function settings(actor: Actor): string {
  const context = actor.settings;
  if (context === null) return '';
  return names
    .map((name) => {
      const value = context[name];
      return `set local app.${name} = ${literal(typeof value === 'string' ? value : value.join(','))};`;
    })
    .join(' ');
}
