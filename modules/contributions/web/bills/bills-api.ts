import type { z } from 'zod';
import { type billLineSchema, type billSchema, billsContract } from '#modules/contributions/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';
import type { useFormat } from '#platform/web/format.ts';
import type { Tone } from '#platform/web/page.tsx';

export const billsApi = apiOf({ bills: billsContract });

export type BillLine = z.infer<typeof billLineSchema>;
export type Bill = z.infer<typeof billSchema>;

export const billTones = {
  open: 'warn',
  paid: 'good',
  cancelled: 'plain',
  replaced: 'plain',
  expired: 'plain',
} as const satisfies Record<BillLine['state'], Tone>;

/** One month, or from which to which. */
export function monthsText(
  { firstMonth, lastMonth }: Pick<BillLine, 'firstMonth' | 'lastMonth'>,
  format: ReturnType<typeof useFormat>,
): string {
  if (firstMonth === lastMonth) return format.month(firstMonth);
  return `${format.month(firstMonth, 'short')} – ${format.month(lastMonth, 'short')}`;
}
