import { ORPCError } from '@orpc/client';
import type { Text } from './text.ts';

/** What went wrong as a page shows it; `fields` are messages by the name of the field. */
export interface Failure {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Any thrown thing as a Failure; without an answer of the server it is the connection. */
export function failureOf(error: unknown, t: Text): Failure {
  if (error instanceof ORPCError && error.defined) {
    return { code: error.code, status: error.status, message: error.message, fields: fieldsOf(error.data) };
  }
  if (error instanceof ORPCError) {
    return { code: 'server.failed', status: error.status, message: t('web.error.server'), fields: {} };
  }
  return { code: 'connection', status: 0, message: t('web.error.connection'), fields: {} };
}

/** The server's details of `input.invalid`: `{ fields: { name: message } }`. */
function fieldsOf(details: unknown): Record<string, string> {
  if (typeof details !== 'object' || details === null || !('fields' in details)) return {};
  if (typeof details.fields !== 'object' || details.fields === null) return {};
  const texts = Object.entries(details.fields).filter((entry) => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
}
