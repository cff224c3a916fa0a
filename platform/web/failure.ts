import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import type { Text } from './text.ts';

/** What went wrong as a page shows it; `fields` are the names of the fields that do not fit. */
export interface Failure {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly fields: readonly string[];
  /** What the catalogue says of it besides its text, to be read by a schema. */
  readonly details: unknown;
}

const nothing = { fields: [], details: null } as const;

/** Any thrown thing as a Failure; without an answer of the server it is the connection. */
export function failureOf(error: unknown, t: Text): Failure {
  if (error instanceof ORPCError && error.defined) {
    const { code, status, message, data } = error;
    return { code, status, message, fields: fieldsOf(data), details: data };
  }
  if (error instanceof ORPCError) {
    return { code: 'server.failed', status: error.status, message: t('web.error.server'), ...nothing };
  }
  return { code: 'connection', status: 0, message: t('web.error.connection'), ...nothing };
}

const invalidSchema = z.object({ fields: z.array(z.object({ path: z.string() })) });

/** The fields the server names with `input.invalid`. */
function fieldsOf(details: unknown): readonly string[] {
  const invalid = invalidSchema.safeParse(details);
  return invalid.success ? invalid.data.fields.map(({ path }) => path) : [];
}
