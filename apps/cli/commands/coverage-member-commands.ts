import { z } from 'zod';
import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { shownSegments } from '#modules/coverage/core/index.ts';
import { showOrganisation } from '#modules/coverage/server/index.ts';
import { actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

/** How the members of an organisation stand. */
export const coverageMemberCommands = {
  'coverage organisation': {
    positionals: ['ID'],
    options: { segment: 'ALL|PU|BPU' },
    summary:
      'anggota suatu lembaga: terlindungi; lunas, baru dan kembali tiap bulan / members of an organisation by month',
    run: organisation,
  },
} as const satisfies CommandTable;

async function organisation(call: CommandCall): Promise<CommandResult> {
  const id = z.guid().safeParse(call.positionals[0]);
  if (!id.success) throw new UsageError('ID', 'coverage organisation');
  const { segment: asked = 'ALL' } = call.options;
  const segment = shownSegments.find((one) => one === asked);
  if (!segment) throw new UsageError('--segment ALL|PU|BPU', 'coverage organisation');
  const organisation = { organisationId: id.data, segment };
  const output = await withSystem(async (system) =>
    showOrganisation(system.services, await actorOf(system, call), organisation, 'id'),
  );
  return { output };
}
