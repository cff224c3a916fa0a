import {
  accountDelaySeconds,
  demandsSecondFactor,
  passwordFault,
  refuse,
} from '#modules/accounts/core/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import { refuse as refuseAccess } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { networkOf } from '#platform/server/http/network-of.ts';
import { type AttemptPolicy, claimCode, forgetAttempts, refundAttempt } from './attempt-queries.ts';
import { findCaller } from './callers.ts';
import { askForCode, type CardParts, signInByCard } from './card-steps.ts';
import { addressPolicy, chargeTry } from './charge-try.ts';
import { refusalOfEngine } from './engine-errors.ts';
import { findAccountOwingCode, findSignedIn, type SignedIn, sessionTokenOf } from './sessions.ts';
import type { Engine } from './sign-in-engine.ts';
import { recordFailure, recordOwnAct } from './sign-in-journal.ts';
import { engineRequest, readStep, type Step, type StepPath } from './sign-in-steps.ts';

export interface StepParts extends CardParts {
  readonly engine: Engine;
  readonly mode: 'demo' | 'real';
  /** Origins besides the request's own. */
  readonly origins: readonly string[];
}

interface Asked {
  readonly request: Request;
  readonly step: Step;
  readonly remoteAddress: string;
  readonly signedIn: SignedIn | null;
}

const accountPolicy: AttemptPolicy = { delaySeconds: accountDelaySeconds, forgetAfterSeconds: null };

/** What the journal calls a step that was taken by someone signed in. */
const ownActs: Partial<Record<StepPath, string>> = {
  '/two-factor/enable': 'accounts.begin-second-factor',
  '/two-factor/disable': 'accounts.drop-second-factor',
  '/two-factor/generate-backup-codes': 'accounts.renew-backup-codes',
  '/two-factor/verify-totp': 'accounts.confirm-second-factor',
  '/two-factor/verify-backup-code': 'accounts.use-backup-code',
  '/change-password': 'accounts.change-password',
};

/** Takes one step of signing in: reads it, lets it wait where failures demand it, has the engine do it, records it. */
export async function takeStep(parts: StepParts, request: Request, remoteAddress: string): Promise<Response> {
  refuseOtherSites(parts, request);
  const step = await readStep(request);
  const signedIn = await findSignedIn(parts.authPool, {
    token: sessionTokenOf(request.headers),
    mode: parts.mode,
  });
  const asked = { request, step, remoteAddress, signedIn };
  switch (step.path) {
    case '/get-session':
      return askEngine(parts, asked);
    case '/sign-out':
      return signOut(parts, asked);
    case '/sign-in/email':
      return signInByPassword(parts, asked);
    case '/card/code':
      return askForCode(parts, asked);
    case '/card/sign-in':
      return signInByCard(parts, asked);
    case '/two-factor/verify-totp':
    case '/two-factor/verify-backup-code':
      return proveCode(parts, asked);
    default:
      return changeOwnAccess(parts, asked);
  }
}

/** A browser always says where a POST comes from; our own pages are on the request's own origin or a named one. */
function refuseOtherSites({ origins }: StepParts, request: Request): void {
  const origin = request.headers.get('origin');
  if (origin === null || origin === new URL(request.url).origin || origins.includes(origin)) return;
  throw refuseAccess('access.forbidden', { origin });
}

async function signOut(parts: StepParts, asked: Asked): Promise<Response> {
  const response = await askEngine(parts, asked);
  if (asked.signedIn) await recordOwnAct(parts.authPool, asked.signedIn.caller, 'accounts.sign-out');
  return response;
}

async function signInByPassword(parts: StepParts, asked: Asked): Promise<Response> {
  const email = (asked.step.body.email ?? '').toLowerCase();
  return guarded(parts, asked, email, async (response) => {
    const body: unknown = await response.clone().json();
    if (typeof body === 'object' && body !== null && 'twoFactorRedirect' in body) return 'half';
    const caller = await findCaller(parts.authPool, { email });
    if (caller) await recordOwnAct(parts.authPool, caller, 'accounts.sign-in');
    return 'whole';
  });
}

async function proveCode(parts: StepParts, asked: Asked): Promise<Response> {
  const caller = asked.signedIn?.caller ?? (await callerOwingCode(parts, asked.request));
  if (!caller) throw refuse('account.sign_in_again');
  return guarded(
    parts,
    asked,
    caller.email,
    async () => {
      const act = asked.signedIn ? ownActs[asked.step.path] : 'accounts.sign-in';
      await recordOwnAct(parts.authPool, caller, act ?? 'accounts.sign-in');
      return 'whole';
    },
    () => claimOnce(parts, caller, asked.step),
  );
}

async function claimOnce(parts: StepParts, caller: Caller, step: Step): Promise<void> {
  if (step.path !== '/two-factor/verify-totp') return;
  const hash = parts.indexOf(`code ${caller.accountId} ${step.body.code}`);
  if (!(await claimCode(parts.authPool, caller.accountId, hash))) throw refuse('account.code_invalid');
}

async function callerOwingCode(parts: StepParts, request: Request): Promise<Caller | null> {
  const accountId = await findAccountOwingCode(parts.authPool, request.headers);
  return accountId ? findCaller(parts.authPool, { accountId }) : null;
}

/** Password and second factor of someone signed in: each asks for the password again, and counts wrong ones. */
async function changeOwnAccess(parts: StepParts, asked: Asked): Promise<Response> {
  const { signedIn, step } = asked;
  if (!signedIn) throw refuseAccess('access.signed_out');
  const { caller } = signedIn;
  if (step.path === '/two-factor/disable' && demandsSecondFactor(caller.role, parts.mode))
    throw refuse('account.second_factor_required');
  if (step.path === '/change-password') refuseWeak(caller, step.body.newPassword ?? '', parts.mode);
  return guarded(parts, asked, caller.email, async () => {
    const act = ownActs[step.path];
    if (act) await recordOwnAct(parts.authPool, caller, act);
    return 'whole';
  });
}

function refuseWeak(caller: Caller, password: string, mode: 'demo' | 'real'): void {
  const fault = passwordFault({ password, email: caller.email, name: caller.name, role: caller.role, mode });
  if (fault) throw refuse('account.password_weak', { ...fault });
}

/**
 * Has the engine judge a proof under both budgets: the account's and the remote address's. A `whole` proof forgets
 * the account's failures, a `half` one (the code is still owed) only does not count as one.
 */
async function guarded(
  parts: StepParts,
  asked: Asked,
  email: string,
  onProof: (response: Response) => Promise<'whole' | 'half'>,
  before: () => Promise<void> = async () => {},
): Promise<Response> {
  const emailIndex = parts.indexOf(email);
  const byAddress = await chargeTry(parts.authPool, {
    index: parts.indexOf(`address ${networkOf(asked.remoteAddress)}`),
    policy: addressPolicy,
  });
  const byAccount = await chargeTry(parts.authPool, {
    index: emailIndex,
    policy: accountPolicy,
    earlier: byAddress,
  });
  try {
    await before();
    const response = await askEngine(parts, asked);
    const proof = await onProof(response);
    await refundAttempt(parts.authPool, byAddress);
    if (proof === 'whole') await forgetAttempts(parts.authPool, emailIndex);
    else await refundAttempt(parts.authPool, byAccount);
    return response;
  } catch (error) {
    if (error instanceof Refusal)
      await recordFailure(parts.authPool, { email, emailIndex, code: error.code });
    else
      await Promise.all([refundAttempt(parts.authPool, byAddress), refundAttempt(parts.authPool, byAccount)]);
    throw error;
  }
}

async function askEngine(parts: StepParts, { request, step }: Asked): Promise<Response> {
  const response = await parts.engine.answer(engineRequest(request, step));
  if (response.ok) return response;
  throw await refusalOfEngine(response);
}
