import { type RowChoice, type RowOutcome, rowOutcomes } from '#modules/registry/core/index.ts';
import type { Tone } from '#platform/web/page.tsx';
import type { WorkerList } from './api/index.ts';

/** How an outcome looks beside its word. */
export const outcomeTones = {
  ready: 'good',
  warning: 'warn',
  fix: 'bad',
  rejected: 'plain',
} as const satisfies Record<RowOutcome, Tone>;

export const stateTones = {
  received: 'calm',
  reading: 'calm',
  checked: 'warn',
  submitting: 'calm',
  submitted: 'good',
  failed: 'bad',
  cancelled: 'plain',
} as const satisfies Record<WorkerList['state'], Tone>;

/** States in which the server works on the list: the page asks again every second. */
export function isWorking(state: WorkerList['state']): boolean {
  return state === 'received' || state === 'reading' || state === 'submitting';
}

export interface OutcomeTile {
  readonly choice: RowChoice;
  readonly rows: number;
}

/** The result in boxes: by outcome before registering; after it, what is registered stands apart from what waits. */
export function outcomeTiles(list: Pick<WorkerList, 'counts' | 'rowsRegistered'>): readonly OutcomeTile[] {
  const { counts, rowsRegistered } = list;
  if (rowsRegistered === 0) return rowOutcomes.map((choice) => ({ choice, rows: counts[choice] }));
  return [
    { choice: 'registered', rows: rowsRegistered },
    { choice: 'waiting', rows: rowsWaiting(list) },
    { choice: 'fix', rows: counts.fix },
    { choice: 'rejected', rows: counts.rejected },
  ];
}

/** Rows that can be registered and are not yet; a registered row keeps the outcome it had. */
export function rowsWaiting({
  counts,
  rowsRegistered,
}: Pick<WorkerList, 'counts' | 'rowsRegistered'>): number {
  return Math.max(0, counts.ready + counts.warning - rowsRegistered);
}

/** A file that was read to the end and holds column titles alone. */
export function holdsNoRows({ state, rowsTotal }: Pick<WorkerList, 'state' | 'rowsTotal'>): boolean {
  return state === 'checked' && rowsTotal === 0;
}

/** Whether a page of lists names one and the same sender, the reader. */
export function allSentBy(lists: readonly Pick<WorkerList, 'sender'>[], name: string): boolean {
  return lists.every(({ sender }) => sender === name);
}
