import type { FastifyRequest } from 'fastify';

/** Indonesian unless English is asked for first (`Accept-Language`, or the cookie the language switch sets). */
export function languageOf(request: FastifyRequest): 'id' | 'en' {
  const chosen = /(?:^|;\s*)semesta_language=(id|en)\b/.exec(request.headers.cookie ?? '')?.[1];
  if (chosen) return chosen === 'en' ? 'en' : 'id';
  return (request.headers['accept-language'] ?? '').trim().toLowerCase().startsWith('en') ? 'en' : 'id';
}
