import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import type { System } from '#apps/server/open-system.ts';
import { publishedKeys, revokeSigningKey, rotateSigningKey } from '#modules/certificates/server/index.ts';
import { actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

/** Commands about the keys that sign certificates, cards and status lists. */
export const certificateKeyCommands = {
  'certificates keys': {
    positionals: [],
    options: { rotate: null, now: null, revoke: 'KID' },
    summary:
      'kunci pemeriksa sertifikat (JWKS); ganti, pakai sekarang, cabut / the keys certificates are checked with; exchange, revoke',
    run: keys,
  },
} as const satisfies CommandTable;

async function keys(call: CommandCall): Promise<CommandResult> {
  const { rotate, now, revoke } = call.options;
  if (rotate && revoke !== undefined) throw new UsageError('--rotate / --revoke KID', 'certificates keys');
  if (now && !rotate) throw new UsageError('--rotate --now', 'certificates keys');
  return withSystem(async (system) => {
    const services = servicesOf(system);
    if (rotate)
      return { output: await rotateSigningKey(services, await actorOf(system, call), { now: now === true }) };
    if (typeof revoke === 'string')
      return { output: await revokeSigningKey(services, await actorOf(system, call), { kid: revoke }) };
    return { output: await publishedKeys(services) };
  });
}

function servicesOf({ services, settings }: System) {
  return { ...services, baseUrl: process.env.SEMESTA_URL ?? `http://localhost:${settings.port}` };
}
