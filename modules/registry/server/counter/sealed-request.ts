import { z } from 'zod';
import { cleanText, firstMonthsChoices, registrationFields } from '#modules/registry/core/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { openSealed, seal } from '#platform/server/secrets/sealing.ts';

const contentSchema = z.object({
  form: z.record(z.enum(registrationFields), z.string()),
  withSavings: z.boolean(),
  firstMonths: z.literal(firstMonthsChoices).nullable(),
});

/** What a worker asked: the form as it was written, and what he chose. */
export type RequestContent = z.infer<typeof contentSchema>;

function placeOf(requestId: string) {
  return { table: 'registration_requests', column: 'content', rowId: requestId };
}

export function sealRequest({ secrets }: Services, requestId: string, content: RequestContent): Buffer {
  // Whoever decides reads the very signs that will be registered, none hidden and none turned about.
  const form = Object.fromEntries(
    Object.entries(content.form).map(([field, text]) => [field, cleanText(text)]),
  );
  return seal(secrets, placeOf(requestId), JSON.stringify({ ...content, form }));
}

export function openRequest(
  { secrets }: Services,
  row: { readonly request_id: string; readonly content_sealed: Uint8Array },
): RequestContent {
  const opened = openSealed(secrets, placeOf(row.request_id), row.content_sealed).toString('utf8');
  return contentSchema.parse(JSON.parse(opened));
}
