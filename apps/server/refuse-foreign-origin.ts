import type { FastifyRequest } from 'fastify';
import { refuse } from '#platform/core/platform-errors.ts';

/**
 * A change that a page of another site asks for is refused: the browser names that page's origin and sends our
 * cookie all the same where the sites are related. Programs send no Origin and pass.
 */
export function refuseForeignOrigin(request: FastifyRequest, ownUrl: string | undefined): void {
  const { origin } = request.headers;
  if (origin === undefined || request.method === 'GET' || request.method === 'HEAD') return;
  const host = hostOf(origin);
  if (host === null) throw refuse('access.foreign_origin');
  if (host !== request.host.toLowerCase() && host !== hostOf(ownUrl ?? ''))
    throw refuse('access.foreign_origin');
}

/** `null` is what a sandboxed page calls itself. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host || null : null;
}
