import { z } from 'zod';

/** What the sign-in engine said: done, a second step is due, or why not. */
export type AuthAnswer =
  | { readonly kind: 'done'; readonly body: unknown }
  | { readonly kind: 'second_factor' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'locked'; readonly seconds: number; readonly message: string };

const refusalSchema = z.object({
  code: z.string().catch(''),
  message: z.string().catch(''),
  details: z
    .object({ seconds: z.number().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** The first step: e-mail and password. */
export function signIn(email: string, password: string): Promise<AuthAnswer> {
  return ask('sign-in/email', { email, password });
}

/** The second step: a code of the authenticator, or one of the kept backup codes. */
export function verifySecondFactor(code: string, kind: 'totp' | 'backup'): Promise<AuthAnswer> {
  return ask(kind === 'totp' ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code', { code });
}

export function signOut(): Promise<AuthAnswer> {
  return ask('sign-out', {});
}

const givenCodeSchema = z.object({
  handle: z.string(),
  validSeconds: z.number(),
  shownCode: z.string().nullable(),
});

/** A one-time code that was asked for; `shownCode` only in the demonstration. */
export type GivenCode = z.infer<typeof givenCodeSchema>;

/** Asks for a one-time code of a card. */
export async function askForCode(card: string): Promise<AuthAnswer | GivenCode> {
  const answer = await ask('card/code', { card });
  return answer.kind === 'done' ? givenCodeSchema.parse(answer.body) : answer;
}

/** Comes in by the one-time code of a card. */
export function signInByCard(handle: string, code: string): Promise<AuthAnswer> {
  return ask('card/sign-in', { handle, code });
}

const secondFactorSchema = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

export type SecondFactorSecret = z.infer<typeof secondFactorSchema>;

/** Begins a second factor: the secret to scan and the backup codes; it counts only once a code is verified. */
export async function beginSecondFactor(password: string): Promise<AuthAnswer | SecondFactorSecret> {
  const answer = await ask('two-factor/enable', { password });
  return answer.kind === 'done' ? secondFactorSchema.parse(answer.body) : answer;
}

async function ask(path: string, body: Readonly<Record<string, string>>): Promise<AuthAnswer> {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
    body: JSON.stringify(body),
  });
  const content: unknown = await response.json().catch(() => null);
  if (response.ok) return isSecondStep(content) ? { kind: 'second_factor' } : { kind: 'done', body: content };
  const refusal = refusalSchema.catch({ code: '', message: '' }).parse(content);
  const seconds = refusal.details?.seconds;
  // Without a time, waiting does not help: the text says whom to ask.
  if (response.status !== 429 || seconds === undefined)
    return { kind: 'refused', code: refusal.code, message: refusal.message };
  return { kind: 'locked', seconds, message: refusal.message };
}

function isSecondStep(content: unknown): boolean {
  return (
    typeof content === 'object' &&
    content !== null &&
    'twoFactorRedirect' in content &&
    content.twoFactorRedirect === true
  );
}
