import { z } from 'zod';
import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { showOrganisation } from '#modules/coverage/server/index.ts';
import { actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

/** How the members of an organisation stand. */
export const coverageMemberCommands = {
  'coverage organisation': {
    positionals: ['ID'],
    options: {},
    summary:
      'anggota suatu lembaga: terlindungi, lunas dan baru tiap bulan / members of an organisation by month',
    run: organisation,
  },
} as const satisfies CommandTable;

async function organisation(call: CommandCall): Promise<CommandResult> {
  const id = z.guid().safeParse(call.positionals[0]);
  if (!id.success) throw new UsageError('ID', 'coverage organisation');
  const output = await withSystem(async (system) =>
    showOrganisation(system.services, await actorOf(system, call), id.data, 'id'),
  );
  return { output };
}
