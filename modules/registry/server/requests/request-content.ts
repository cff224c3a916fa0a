import { z } from 'zod';
import { cleanText, complaintTopics, visibleText } from '#modules/registry/core/index.ts';
import { openSealed, seal } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';

const contentShape = z.object({
  words: z.string(),
  topic: z.enum(complaintTopics).nullable(),
  employer: z.string(),
  name: z.string(),
  contact: z.string(),
});

/** What was written when a request was opened; `name` and `contact` where it came without an account. */
export type RequestContent = z.infer<typeof contentShape>;

export function sealContent(secrets: Secrets, requestId: string, content: RequestContent): Buffer {
  const { words, topic, employer, name, contact } = content;
  const read = { employer: cleanText(employer), name: cleanText(name), contact: cleanText(contact) };
  return seal(
    secrets,
    contentPlace(requestId),
    JSON.stringify({ words: visibleText(words), topic, ...read } satisfies RequestContent),
  );
}

export function openContent(secrets: Secrets, requestId: string, sealed: Uint8Array): RequestContent {
  const clear = openSealed(secrets, contentPlace(requestId), sealed).toString('utf8');
  return contentShape.parse(JSON.parse(clear));
}

/** The answer or the reason of one event. */
export function sealWords(secrets: Secrets, eventId: string, words: string): Buffer | null {
  const said = visibleText(words);
  return said === '' ? null : seal(secrets, wordsPlace(eventId), said);
}

export function openWords(secrets: Secrets, eventId: string, sealed: Uint8Array | null): string | null {
  return sealed && openSealed(secrets, wordsPlace(eventId), sealed).toString('utf8');
}

export function contentPlace(requestId: string) {
  return { table: 'requests', column: 'content', rowId: requestId };
}

export function wordsPlace(eventId: string) {
  return { table: 'request_events', column: 'words', rowId: eventId };
}
