import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { planAskedSchema } from '#modules/coverage/api/index.ts';
import { makePlan } from '#modules/coverage/server/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

/** Plans towards a target. */
export const planCommands = {
  'coverage plan': {
    positionals: [],
    options: {
      ...{ area: 'CODE', target: 'PERCENT', by: 'YYYY-MM', budget: 'IDR', indicator: 'PAID|PROTECTED' },
      ...{ quota: 'N', floor: 'N', months: 'N', seconds: 'N' },
    },
    summary: 'campuran termurah menuju target / the cheapest mix that reaches a target',
    run: plan,
  },
} as const satisfies CommandTable;

const example = '--area 51.71 --target 40 [--by 2027-06] [--budget 5000000000]';

async function plan(call: CommandCall): Promise<CommandResult> {
  const { options } = call;
  const output = await withSystem(async (system) => {
    const { area, target, by, budget, indicator } = options;
    const { services } = system;
    const given = {
      ...(typeof indicator === 'string' ? { indicator } : {}),
      // Half a year of sponsorship begins next month.
      by: typeof by === 'string' ? by : addMonths(monthOf(services.today()), 6),
      targetPercent: typeof target === 'string' ? target : null,
      budgetIdr: typeof budget === 'string' ? budget : null,
      ...numbersOf(options),
    };
    const asked = planAskedSchema.safeParse({ area, ...given });
    if (!asked.success) throw new UsageError(example, 'coverage plan');
    return makePlan(services, await actorOf(system, call), asked.data);
  });
  return { output };
}

function numbersOf(options: CommandCall['options']) {
  return Object.fromEntries(
    (['quota', 'floor', 'months', 'seconds'] as const).flatMap((name) =>
      typeof options[name] === 'string' ? [[name, Number(options[name])]] : [],
    ),
  );
}
