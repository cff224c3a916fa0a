import type { z } from 'zod';
import { documentSchema } from '#platform/core/documents-contract.ts';
import { refusalIn } from '#platform/web/api-client.ts';

export type TakenDocument = z.infer<typeof documentSchema>;

interface Sending {
  /** The same for every attempt with one file: it is never taken in twice. */
  readonly key: string;
  readonly onSent: (percent: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Hands a document in and tells how much of it is on its way: on a village's line ten megabytes take minutes, and fetch says nothing.
 *
 * @throws ORPCError of the catalogue, or an Error where no answer came
 */
export function sendDocument(file: File, { key, onSent, signal }: Sending): Promise<TakenDocument> {
  const answer = Promise.withResolvers<TakenDocument>();
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append('file', file);
  request.open('POST', '/api/v1/documents');
  request.setRequestHeader('accept-language', document.documentElement.lang || 'id');
  request.setRequestHeader('idempotency-key', key);
  request.upload.onprogress = ({ loaded, total }) =>
    onSent(total === 0 ? 0 : Math.floor((100 * loaded) / total));
  request.onload = () => {
    const body = readJson(request.responseText);
    const taken = documentSchema.safeParse(body);
    if (request.status === 200 && taken.success) answer.resolve(taken.data);
    else answer.reject(refusalIn(body, request.status) ?? new Error('no answer that can be read'));
  };
  request.onerror = () => answer.reject(new Error('no connection'));
  request.onabort = () => answer.reject(signal.reason);
  signal.addEventListener('abort', () => request.abort(), { once: true });
  request.send(form);
  return answer.promise;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
