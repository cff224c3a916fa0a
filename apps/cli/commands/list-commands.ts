import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { checkList } from '#apps/cli/lists-check.ts';
import { submitListFile } from '#apps/cli/lists-submit.ts';
import { isAreaCode } from '#platform/core/area-code.ts';
import { isDay } from '#platform/core/month.ts';
import { actorIfAny, actorOf } from './with-actor.ts';
import { progress, withSystem } from './with-system.ts';

/** Commands about lists of workers. */
export const listCommands = {
  'lists check': {
    positionals: ['FILE'],
    options: { area: 'CODE', kind: 'bpu|payroll', on: 'YYYY-MM-DD' },
    summary: 'periksa daftar tanpa menyimpan apa pun / check a list, keep nothing',
    run: check,
  },
  'lists submit': {
    positionals: ['FILE'],
    options: { area: 'CODE', kind: 'bpu|payroll', employer: 'NPP', on: 'YYYY-MM-DD', key: 'K' },
    summary: 'daftarkan yang siap; berkas yang sama dua kali tidak mengubah apa pun / register what is ready',
    run: submit,
  },
} as const satisfies CommandTable;

async function check(call: CommandCall): Promise<CommandResult> {
  const command = listOptions(call, 'lists check');
  return {
    output: await withSystem(async (system) =>
      checkList(system.services, await actorIfAny(system, call), command),
    ),
  };
}

async function submit(call: CommandCall): Promise<CommandResult> {
  const { employer, key } = call.options;
  const command = {
    ...listOptions(call, 'lists submit'),
    employerNpp: typeof employer === 'string' ? employer : undefined,
    key: typeof key === 'string' ? key : undefined,
    onProgress: progress,
  };
  return {
    output: await withSystem(async (system) =>
      submitListFile(system.services, await actorOf(system, call), command),
    ),
  };
}

function listOptions({ options, positionals }: CommandCall, name: string) {
  const { area, kind = 'bpu', on } = options;
  if (kind !== 'bpu' && kind !== 'payroll') throw new UsageError('--kind bpu|payroll', name);
  if (area !== undefined && (typeof area !== 'string' || !isAreaCode(area)))
    throw new UsageError('--area 51.71.04.2008', name);
  if (on !== undefined && (typeof on !== 'string' || !isDay(on)))
    throw new UsageError('--on YYYY-MM-DD', name);
  return { path: positionals[0] ?? '', kind, areaCode: area, on } as const;
}
