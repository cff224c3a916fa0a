import type { CommandCall } from '#apps/cli/command.ts';
import type { System } from '#apps/server/open-system.ts';
import { createSignIn } from '#modules/accounts/server/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import type { Caller } from '#platform/core/roles.ts';

/** Who a command acts as: `--as EMAIL` in a demonstration (the branch supervisor without one), SEMESTA_TOKEN in a real system. */
export async function actorOf(system: System, { options }: CommandCall): Promise<Caller> {
  const { database, services, settings } = system;
  const signIn = await createSignIn({
    authPool: database.auth,
    secrets: services.secrets,
    mode: settings.mode,
    baseUrl: `http://localhost:${settings.port}`,
  });
  const email = typeof options.as === 'string' ? options.as : 'kantor@semesta.example';
  const token = process.env.SEMESTA_TOKEN;
  return signIn.resolveActor(token ? { token } : settings.mode === 'demo' ? { email } : {});
}

/** The same where a command is of use without an actor too: nobody named and none found is null. */
export async function actorIfAny(system: System, call: CommandCall): Promise<Caller | null> {
  if (typeof call.options.as === 'string' || process.env.SEMESTA_TOKEN) return actorOf(system, call);
  if (system.settings.mode === 'real') return null;
  return actorOf(system, call).catch((error: unknown) => {
    // A database without the demonstration's accounts.
    if (error instanceof Refusal && error.code === 'actor.unknown') return null;
    throw error;
  });
}
