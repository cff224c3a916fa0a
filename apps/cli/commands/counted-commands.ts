import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { showCounted } from '#modules/sponsorship/server/index.ts';
import { isAreaCode } from '#platform/core/area-code.ts';
import { actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

const name = 'sponsorships counted';

/** How sponsored months count, as offices are judged by. */
export const countedCommands = {
  [name]: {
    positionals: [],
    options: { area: 'CODE', year: 'YYYY' },
    summary: 'hitungan proporsional bulan yang dibantu / how many workers sponsored months count as',
    run: counted,
  },
} as const satisfies CommandTable;

async function counted(call: CommandCall): Promise<CommandResult> {
  const { area, year } = call.options;
  if (typeof area !== 'string' || !isAreaCode(area)) throw new UsageError('--area 51.04', name);
  if (year !== undefined && !(typeof year === 'string' && /^20\d\d$/.test(year)))
    throw new UsageError('--year 2026', name);
  const output = await withSystem(async (system) =>
    showCounted(system.services, await actorOf(system, call), {
      area,
      ...(typeof year === 'string' ? { year } : {}),
    }),
  );
  return { output };
}
