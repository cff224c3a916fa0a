import type { z } from 'zod';
import {
  type filingHintSchema,
  type filingLineSchema,
  type filingSchema,
  filingsContract,
} from '#modules/contributions/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';
import type { Tone } from '#platform/web/page.tsx';

export const filingsApi = apiOf({ filings: filingsContract });

export type Filing = z.infer<typeof filingSchema>;
export type FilingLine = z.infer<typeof filingLineSchema>;
export type Hint = z.infer<typeof filingHintSchema>;

export const stateTones = {
  not_open: 'plain',
  draft: 'warn',
  final: 'calm',
  locked: 'good',
} as const satisfies Record<'not_open' | Filing['state'], Tone>;

export const changeTones = {
  same: 'plain',
  joined: 'good',
  changed: 'calm',
  left: 'warn',
  adjusted: 'calm',
} as const satisfies Record<FilingLine['change'], Tone>;

/** A line is named by worker, membership and the month it corrects. */
export function lineKey(line: Pick<FilingLine, 'workerId' | 'membershipId' | 'correctsMonth'>): string {
  return [line.workerId, line.membershipId, line.correctsMonth ?? ''].join(' ');
}
