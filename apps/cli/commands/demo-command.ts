import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { defaultDemonstration, fillDemonstration } from '#apps/server/start-demonstration.ts';
import { progress, withSystem } from './with-system.ts';

/** Filling an empty database with the synthetic region. */
export const demoCommands = {
  demo: {
    positionals: [],
    options: { workers: 'N', seed: 'S' },
    summary: 'isi basis data kosong dengan wilayah buatan / fill an empty database with the synthetic region',
    run: demo,
  },
} as const satisfies CommandTable;

async function demo({ options }: CommandCall): Promise<CommandResult> {
  const { workers = String(defaultDemonstration.workers), seed = defaultDemonstration.seed } = options;
  if (typeof workers !== 'string' || !/^\d+$/.test(workers)) throw new UsageError('--workers N', 'demo');
  const size = { workers: Number(workers), seed: String(seed) };
  return { output: await withSystem((system) => fillDemonstration(system, size, progress)) };
}
