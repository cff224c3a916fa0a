import type { z } from 'zod';
import {
  type statementLineSchema,
  type statementSchema,
  statementsContract,
} from '#modules/contributions/api/index.ts';
import type { lineOutcomes } from '#modules/contributions/core/index.ts';
import { apiOf } from '#platform/web/api-client.ts';
import type { Tone } from '#platform/web/page.tsx';

export const statementsApi = apiOf({ statements: statementsContract });

export type Statement = z.infer<typeof statementSchema>;
export type StatementLineView = z.infer<typeof statementLineSchema>;
export type LineOutcome = (typeof lineOutcomes)[number];

export const stateTones = {
  received: 'calm',
  reading: 'calm',
  posted: 'good',
  refused: 'bad',
} as const satisfies Record<Statement['state'], Tone>;

export const outcomeTones = {
  matched: 'good',
  unmatched: 'warn',
  duplicate: 'plain',
  reversal: 'bad',
  ignored: 'plain',
} as const satisfies Record<LineOutcome, Tone>;

/** The server is at work on it: the page asks again. */
export function isWorking(state: Statement['state']): boolean {
  return state === 'received' || state === 'reading';
}
