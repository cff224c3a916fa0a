import type { FastifyInstance, FastifyReply } from 'fastify';

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Of a file that somebody handed in: it runs nothing and fetches nothing, also when it is opened on our own origin. */
const filePolicy = "default-src 'none'; sandbox";

const everyAnswer = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
};

/** Headers of every answer. Inline styles are Mantine's; scripts come from our own files only. */
export function addSecurityHeaders(app: FastifyInstance): void {
  // Without a promise of its own: it runs for each answer.
  app.addHook('onSend', (request, reply, payload, done) => {
    reply.headers(everyAnswer);
    if (request.url.startsWith('/api/')) addApiHeaders(reply);
    done(null, payload);
  });
}

function addApiHeaders(reply: FastifyReply): void {
  // Kept nowhere, but for what a route says is public (the law).
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  // A file somebody handed in is saved, never opened on our own origin.
  const disposition = reply.getHeader('content-disposition');
  if (typeof disposition !== 'string') return;
  reply.headers({
    'content-disposition': disposition.replace(/^inline/, 'attachment'),
    'content-security-policy': filePolicy,
    'cross-origin-resource-policy': 'same-origin',
  });
}
