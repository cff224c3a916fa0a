import { z } from 'zod';
import type { useFormat } from '#platform/web/format.ts';
import type { Text } from '#platform/web/text.ts';

const untilSchema = z.object({
  until: z.string().optional(),
  sponsoredUntil: z.string().optional(),
  paidUntil: z.string().optional(),
});

interface Said {
  readonly reason: string;
  readonly details: unknown;
}

/** What speaks against a candidate, in a sentence. */
export function reasonText(
  { reason, details }: Said,
  { t, format }: { readonly t: Text; readonly format: ReturnType<typeof useFormat> },
): string {
  const known = untilSchema.safeParse(details).data ?? {};
  const until =
    reason === 'worker.already_protected' ? known.paidUntil : (known.sponsoredUntil ?? known.until);
  return t(`candidate.reason.${reason}`, { until: until ? format.month(until) : '–' });
}

/** Why a row was rejected: what a person wrote, or what the check found, which has no name beside it. */
export function verdictText(
  row: { readonly verdictReason: string; readonly verdictName: string; readonly reasonDetails: unknown },
  tools: { readonly t: Text; readonly format: ReturnType<typeof useFormat> },
): string {
  if (row.verdictReason === '' || row.verdictName !== '') return row.verdictReason;
  return reasonText({ reason: row.verdictReason, details: row.reasonDetails }, tools);
}
