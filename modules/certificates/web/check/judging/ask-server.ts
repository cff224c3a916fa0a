import type { Asked } from './asked.ts';
import type { Judgement } from './judgement.ts';
import { readAnswer } from './read-answer.ts';
import type { SubjectShown } from './subject.ts';

/** What the server knows today. */
export interface ServerAnswer extends Judgement {
  /** RFC 3339. */
  readonly asOf: string;
  readonly subject: SubjectShown | null;
  readonly wayOut: string | null;
}

export type ServerWord =
  | { readonly is: 'answer'; readonly answer: ServerAnswer; readonly serverNowMs: number | null }
  /** No network, no server, or something else answered in its place. */
  | { readonly is: 'unreachable' }
  /** It will not answer now: too many checks from here, or it does not take what was typed. */
  | { readonly is: 'refused'; readonly words: string; readonly isBusy: boolean };

const patienceMs = 8_000;

/** Asks the server; the text travels in the body, so that no log of addresses ever holds it. */
export async function askServer(asked: Asked, language: string): Promise<ServerWord> {
  try {
    const answer = await fetch('/api/v1/certificate-checks', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify(asked.is === 'code' ? { code: asked.code } : { text: asked.text }),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    });
    const body: unknown = await answer.json();
    const date = Date.parse(answer.headers.get('date') ?? '');
    if (answer.ok) {
      const read = readAnswer(body);
      return read
        ? { is: 'answer', answer: read, serverNowMs: Number.isNaN(date) ? null : date }
        : { is: 'unreachable' };
    }
    const words = refusalIn(body);
    const isRefusal = answer.status >= 400 && answer.status < 500 && answer.status !== 404 && words !== null;
    return isRefusal ? { is: 'refused', words, isBusy: answer.status === 429 } : { is: 'unreachable' };
  } catch {
    return { is: 'unreachable' };
  }
}

function refusalIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('message' in body)) return null;
  return typeof body.message === 'string' ? body.message : null;
}
