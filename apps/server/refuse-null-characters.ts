import type { FastifyRequest } from 'fastify';
import { refuse } from '#platform/core/platform-errors.ts';

/** PostgreSQL keeps no U+0000 in a text: refused once here, in address and body, instead of in every field. */
export function refuseNullCharacters(request: FastifyRequest): void {
  if (request.url.includes('%00') || holdsNull(request.body)) throw refuse('input.invalid');
}

function holdsNull(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, member]) => name.includes('\0') || holdsNull(member));
}
