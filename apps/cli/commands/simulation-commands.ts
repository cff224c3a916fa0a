import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { payers } from '#modules/rules/core/index.ts';
import { villageKinds } from '#modules/sponsorship/core/index.ts';
import { estimateScenario } from '#modules/sponsorship/server/index.ts';
import { isMonth } from '#platform/core/month.ts';
import { withSystem } from './with-system.ts';

const name = 'sponsorships simulate';

/** What a way to sponsor would cost, before anything is decided. */
export const simulationCommands = {
  [name]: {
    positionals: [],
    options: {
      area: 'CODE',
      'village-kind': 'desa|kelurahan',
      'per-village': 'N',
      months: 'M',
      from: 'YYYY-MM',
      funding: 'CODE',
    },
    summary: 'biaya bantuan iuran untuk setiap desa / what sponsoring so many workers a village would cost',
    run: simulate,
  },
} as const satisfies CommandTable;

async function simulate({ options }: CommandCall): Promise<CommandResult> {
  const { area, from } = options;
  const payer = payers.find((one) => one === options.funding);
  const villageKind = villageKinds.find((one) => one === options['village-kind']) ?? null;
  const [perVillage, months] = [wholeOf(options['per-village']), wholeOf(options.months)];
  if (typeof area !== 'string') throw new UsageError('--area 51.04', name);
  if (options['village-kind'] !== undefined && villageKind === null)
    throw new UsageError('--village-kind desa|kelurahan', name);
  if (perVillage === null) throw new UsageError('--per-village 100', name);
  if (months === null) throw new UsageError('--months 6', name);
  if (typeof from !== 'string' || !isMonth(from)) throw new UsageError('--from 2026-06', name);
  if (!payer) throw new UsageError(`--funding ${payers.join('|')}`, name);
  const output = await withSystem(({ services }) =>
    estimateScenario(services, { area, villageKind, perVillage, months, from, payer }),
  );
  return { output };
}

function wholeOf(option: string | true | undefined): number | null {
  return typeof option === 'string' && /^\d{1,9}$/.test(option) ? Number(option) : null;
}
