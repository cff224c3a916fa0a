import type { Actor, Login } from './actors.ts';
import type { Row } from './rows.ts';

type Claim = (actor: Actor, row: Row) => boolean;

/** What one login may do to the rows of a table; what is not said, no row allows. */
export interface Rule {
  readonly see?: Claim;
  /** May insert such a row. */
  readonly put?: Claim;
  /** May change a row that looks like this … */
  readonly change?: Claim;
  /** … into one that looks like this. */
  readonly keep?: Claim;
  readonly drop?: Claim;
}

export type Verb = 'select' | 'insert' | 'update' | 'delete';

/** The oracle's entry of one table. */
export interface TableRules {
  readonly key: readonly string[];
  /** A column that the grants let one update: set to itself, the row is touched and nothing moves. */
  readonly touch: string;
  /** Verbs by login, for whole tables; the owner has them all. */
  readonly grants: Partial<Record<Login, readonly Verb[]>>;
  readonly rules: Partial<Record<Login, Rule>>;
  /** Rows that someone may try to insert, in and out of the scope. */
  readonly inserts: (actor: Actor) => readonly Row[];
  /** Changes that may move a row into another scope. */
  readonly patches: (actor: Actor) => readonly Row[];
  /** Nobody, the owner included, updates or deletes. */
  readonly appendOnly?: true;
  /** The rows to insert stand already: where the policies allow it, the key refuses it. */
  readonly insertsClash?: true;
  /** Other rows of the world refer to some of these: whoever may delete them all is refused by the key. */
  readonly deletesClash?: true;
  /** The table holds more than the world's rows: look at these alone, and never at all of them at once. */
  readonly onlyOurs?: true;
  /** Statements about single columns, and what they give: a grant on some columns reaches no other. */
  readonly columns?: Partial<Record<Login, readonly (readonly [sql: string, outcome: string])[]>>;
}

export const always: Claim = () => true;
export const anything: Rule = { see: always, put: always, change: always, keep: always, drop: always };
export const nothing: Rule = {};

export const readOnly = ['select'] as const;
export const readAndAdd = ['select', 'insert'] as const;
export const readAndWrite = ['select', 'insert', 'update'] as const;
export const fully = ['select', 'insert', 'update', 'delete'] as const;
