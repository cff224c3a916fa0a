import { refuseCandidates } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';

const refusals = {
  absent: 'candidates.list_not_found',
  frozen: 'candidates.frozen',
  changed: 'candidates.changed',
  stranger: 'candidates.stranger',
  no_source: 'candidates.source_not_found',
  not_draft: 'candidates.not_draft',
} as const;

export type FillAnswer = 'done' | keyof typeof refusals;

/**
 * What a function about a list answered: its row when it is done.
 *
 * @throws Refusal of the catalogue of candidates for every other answer
 */
export function doneRow<Row extends { readonly answer: FillAnswer }>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error('a list was to be changed and nothing was answered');
  if (row.answer !== 'done') throw refuseCandidates(refusals[row.answer]);
  return row;
}

/** Who does it, as the functions of the database keep it. */
export function actorJson({ accountId, name, personKey }: Caller): string {
  return JSON.stringify({ accountId, name, personKey });
}
