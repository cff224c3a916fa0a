import type { RowOutcome } from '#modules/registry/core/index.ts';
import type { Tone } from '#platform/web/page.tsx';
import type { WorkerList } from './api.ts';

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
