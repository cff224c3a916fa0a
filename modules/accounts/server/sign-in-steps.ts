import { z } from 'zod';
import { refuse } from '#platform/core/platform-errors.ts';

const password = z.string().min(1).max(128);

/**
 * Every step of signing in that is open, with all the fields it takes: what the engine offers besides
 * (trusting a device for a month, other ways in) does not exist here.
 */
const steps = {
  '/sign-in/email': { method: 'POST', body: z.object({ email: z.string().trim().max(200), password }) },
  /** A worker's card: asks for a one-time code, and comes in by it. */
  '/card/code': { method: 'POST', body: z.object({ card: z.string().max(60) }) },
  '/card/sign-in': {
    method: 'POST',
    body: z.object({
      handle: z.string().min(20).max(60),
      code: z
        .string()
        .max(20)
        .transform(withoutSpaces)
        .pipe(z.string().regex(/^\d{6}$/)),
    }),
  },
  '/sign-out': { method: 'POST', body: z.object({}) },
  '/get-session': { method: 'GET', body: z.object({}) },
  '/two-factor/enable': { method: 'POST', body: z.object({ password }) },
  '/two-factor/disable': { method: 'POST', body: z.object({ password }) },
  '/two-factor/generate-backup-codes': { method: 'POST', body: z.object({ password }) },
  '/two-factor/verify-totp': {
    method: 'POST',
    body: z.object({
      code: z
        .string()
        .transform(withoutSpaces)
        .pipe(z.string().regex(/^\d{6}$/)),
    }),
  },
  '/two-factor/verify-backup-code': {
    method: 'POST',
    body: z.object({ code: z.string().trim().min(4).max(40) }),
  },
  '/change-password': {
    method: 'POST',
    body: z.object({ currentPassword: password, newPassword: z.string().min(1).max(128) }),
  },
} as const;

export type StepPath = keyof typeof steps;

/** A request for one step, with nothing in it but the step's fields. */
export interface Step {
  readonly path: StepPath;
  readonly body: Readonly<Record<string, string>>;
}

const basePath = '/api/auth';

/** Reads which step a request asks for; refuses what is no step, or lacks a field. */
export async function readStep(request: Request): Promise<Step> {
  const path = new URL(request.url).pathname.slice(basePath.length);
  if (!isStepPath(path) || steps[path].method !== request.method) throw refuse('record.not_found');
  const body = request.method === 'GET' ? {} : await readJson(request);
  const parsed = steps[path].body.safeParse(body);
  if (!parsed.success)
    throw refuse('input.invalid', {
      fields: parsed.error.issues.map((issue) => ({ path: issue.path.join('.') })),
    });
  return { path, body: parsed.data };
}

/** The step as a request for the engine: its fields, the cookies, the origin, and nothing else of what was sent. */
export function engineRequest(request: Request, step: Step): Request {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of [
    'cookie',
    'origin',
    'referer',
    'user-agent',
    'sec-fetch-site',
    'sec-fetch-mode',
    'sec-fetch-dest',
  ]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (request.method === 'GET') return new Request(request.url, { headers });
  const extra = step.path === '/change-password' ? { revokeOtherSessions: true } : {};
  return new Request(request.url, {
    method: 'POST',
    headers,
    body: JSON.stringify({ ...step.body, ...extra }),
  });
}

function isStepPath(path: string): path is StepPath {
  return Object.hasOwn(steps, path);
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}

async function readJson(request: Request): Promise<unknown> {
  try {
    const text = await request.text();
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw refuse('input.invalid', { fields: [] });
  }
}
