import type { Block, Fact, Paper } from '#platform/server/pdf/index.ts';
import { type Frame, framed } from './frame.ts';

/** Words, or rupiah: money stands at the right, grouped, without `Rp`, which the head of its column says. */
export type AccountsCell = string | bigint;

export interface AccountsTable {
  readonly title: string;
  readonly lead?: string;
  readonly columns: readonly { readonly title: string; readonly width: number; readonly isMoney?: boolean }[];
  readonly rows: readonly (readonly AccountsCell[])[];
  readonly totals: readonly (readonly AccountsCell[])[];
  readonly none: string;
}

export interface AccountsPaperFacts {
  readonly frame: Frame;
  readonly title: string;
  /** Of which day or time, in words. */
  readonly period: string;
  readonly facts: readonly Fact[];
  readonly tables: readonly AccountsTable[];
  readonly isLandscape?: boolean;
}

/** A paper of accounts: a trial balance, a day's cash. What it counts is given; nothing is added up here. */
export function accountsPaper({
  frame,
  title,
  period,
  facts,
  tables,
  isLandscape,
}: AccountsPaperFacts): Paper {
  return framed({
    frame,
    title,
    subtitle: period,
    isLandscape: isLandscape ?? false,
    blocks: [
      ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
      ...tables.flatMap(tableBlocks),
    ],
  });
}

function tableBlocks({ title, lead, columns, rows, totals, none }: AccountsTable): Block[] {
  return [
    { kind: 'section', title, ...(lead ? { lead } : {}) },
    {
      kind: 'table',
      columns: columns.map((column) => ({ ...column, align: column.isMoney ? 'right' : 'left' })),
      rows: rows.map((row) => row.map(shownCell)),
      totals: totals.map((row) => row.map(shownCell)),
      none,
    },
  ];
}

function shownCell(cell: AccountsCell): string {
  return typeof cell === 'string' ? cell : new Intl.NumberFormat('id-ID').format(cell);
}
