import type { CommandCall } from '#apps/cli/command.ts';
import type { System } from '#apps/server/open-system.ts';
import { createSignIn } from '#modules/accounts/server/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';

const defaultActor = 'kantor@semesta.example';

/** Who a command acts as: `--as EMAIL` in a demonstration (the branch supervisor without one), SEMESTA_TOKEN in a real system. */
export async function actorOf(system: System, { options }: CommandCall): Promise<Caller> {
  const { database, services, settings } = system;
  const signIn = await createSignIn({
    authPool: database.auth,
    secrets: services.secrets,
    mode: settings.mode,
    baseUrl: `http://localhost:${settings.port}`,
  });
  const token = process.env.SEMESTA_TOKEN;
  if (token) return signIn.resolveActor({ token });
  if (settings.mode === 'real') return signIn.resolveActor({});
  if (typeof options.as === 'string') return signIn.resolveActor({ email: options.as });
  return signIn.resolveActor({ email: defaultActor }).catch((error: unknown) => {
    // Nobody was named, and the database has no demonstration.
    throw isRefusal(error, 'actor.unknown') ? refuse('actor.missing') : error;
  });
}

/** The same where a command is of use without an actor too: nobody named and none found is null. */
export async function actorIfAny(system: System, call: CommandCall): Promise<Caller | null> {
  if (typeof call.options.as === 'string' || process.env.SEMESTA_TOKEN) return actorOf(system, call);
  if (system.settings.mode === 'real') return null;
  return actorOf(system, call).catch((error: unknown) => {
    if (isRefusal(error, 'actor.missing')) return null;
    throw error;
  });
}

function isRefusal(error: unknown, code: string): boolean {
  return error instanceof Refusal && error.code === code;
}
