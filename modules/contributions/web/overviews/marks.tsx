import type { Tone } from '#platform/web/page.tsx';
import type { WorkerContributions } from './api.ts';

export type Month = WorkerContributions['months'][number];
export type Mark = Month['mark'];

export const markTones = {
  paid: 'good',
  ahead: 'calm',
  due: 'warn',
  unpaid: 'bad',
  forgone: 'plain',
} as const satisfies Record<Mark, Tone>;

/** A sign of its own for each mark: the calendar never speaks by colour alone. */
export const markSigns = {
  paid: '✓',
  ahead: '»',
  due: '•',
  unpaid: '!',
  forgone: '×',
} as const satisfies Record<Mark, string>;
