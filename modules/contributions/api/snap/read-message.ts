import type { z } from 'zod';
import type { SnapOutcome } from '#modules/contributions/core/index.ts';

/** A message read into its shape, or the standard's refusal naming the first field that is wrong. */
export type ReadMessage<Message> =
  | { readonly message: Message }
  | {
      readonly outcome: SnapOutcome & ('bad_request' | 'invalid_format' | 'missing_field');
      readonly field?: string;
    };

/** Reads the JSON text of a message. A mandatory field that is absent or null is another refusal than a malformed one. */
export function readMessage<Shape extends z.ZodType>(
  shape: Shape,
  text: string,
): ReadMessage<z.infer<Shape>> {
  const value = jsonOf(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { outcome: 'bad_request' };
  const read = shape.safeParse(value);
  if (read.success) return { message: read.data };
  const path = read.error.issues[0]?.path ?? [];
  const field = path.join('.');
  return isAbsent(value, path) ? { outcome: 'missing_field', field } : { outcome: 'invalid_format', field };
}

function isAbsent(value: unknown, path: readonly PropertyKey[]): boolean {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return false;
    found = Object.entries(found).find(([name]) => name === String(key))?.[1];
  }
  return found === undefined || found === null || found === '';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
