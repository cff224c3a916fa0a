import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkQuestionSchema } from '#modules/certificates/api/index.ts';
import { type CheckQuestion, readTypedCode, refuseCheck } from '#modules/certificates/core/index.ts';
import type { BusyChecker } from '#modules/certificates/server/index.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import { networkOf } from '#platform/server/http/network-of.ts';
import { countByAddress } from './count-by-address.ts';
import { languageOf } from './language.ts';

const largestQuestionBytes = 16 * 1024;
const windowSeconds = 60;

/** Checks a minute that one address may make; a code can be guessed at, a signature cannot. */
export interface CheckLimits {
  readonly checks: number;
  readonly codes: number;
}

const usualLimits: CheckLimits = { checks: 600, codes: 30 };

export interface CertificateOptions {
  readonly checker: BusyChecker;
  readonly limits?: CheckLimits | undefined;
}

/** `POST /certificate-checks`: what anybody may ask, as a plain route, since a desk asks it for every permit. */
export async function certificatePlugin(
  app: FastifyInstance,
  { checker, limits = usualLimits }: CertificateOptions,
): Promise<void> {
  const checks = countByAddress({ most: limits.checks, seconds: windowSeconds });
  const codes = countByAddress({ most: limits.codes, seconds: windowSeconds });
  app.addHook('onClose', () => checker.close());
  app.post('/certificate-checks', { bodyLimit: largestQuestionBytes }, async (request, reply) => {
    const [sender, now] = [networkOf(request.ip), Date.now()];
    if (!checks.count(sender, now)) throw tooMany(reply, 'check.too_many');
    const asked = checkQuestionSchema.safeParse(request.body);
    if (!asked.success) throw refuse('input.invalid', { field: 'text' });
    if ('code' in asked.data && !codes.count(sender, now)) throw tooMany(reply, 'check.too_many_codes');
    return checker.check(questionOf(asked.data), askedLanguage(request));
  });
}

function questionOf(asked: { readonly text: string } | { readonly code: string }): CheckQuestion {
  return 'text' in asked ? { how: 'text', text: asked.text.trim() } : readTypedCode(asked.code);
}

function tooMany(reply: FastifyReply, code: 'check.too_many' | 'check.too_many_codes'): Error {
  const seconds = windowSeconds - (Math.floor(Date.now() / 1000) % windowSeconds);
  reply.header('retry-after', seconds);
  return refuseCheck(code, { seconds });
}

/** `?language=en` goes before what the browser prefers. */
function askedLanguage(request: FastifyRequest): 'id' | 'en' {
  const chosen = /[?&]language=(id|en)\b/.exec(request.url)?.[1];
  return chosen === undefined ? languageOf(request) : chosen === 'en' ? 'en' : 'id';
}
