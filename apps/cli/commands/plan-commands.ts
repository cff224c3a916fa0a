import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { planAskedSchema } from '#modules/coverage/api/index.ts';
import { planBounds, planIndicators, refuse, refusePlan } from '#modules/coverage/core/index.ts';
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

async function plan(call: CommandCall): Promise<CommandResult> {
  const output = await withSystem(async (system) => {
    const asked = planAskedOf(call.options, system.services.today());
    return makePlan(system.services, await actorOf(system, call), asked);
  });
  return { output };
}

/**
 * What the options ask for; what is left out is as on the page.
 *
 * @throws UsageError without an area
 * @throws Refusal of the first option that cannot be, by its name
 */
export function planAskedOf(options: CommandCall['options'], today: string) {
  const { area, target, by, budget, indicator } = options;
  if (typeof area !== 'string')
    throw new UsageError(
      'perlu wilayah, misalnya / needs an area, for example: --area 51.71 --target 40',
      'coverage plan',
    );
  const known = planIndicators.find((one) => one === (indicator ?? 'PAID'));
  if (!known) throw refuse('coverage.indicator_unknown', { indicator, known: planIndicators.join(', ') });
  return planAskedSchema.parse({
    ...{ area, indicator: known },
    // Half a year of sponsorship begins next month.
    by: typeof by === 'string' ? by : addMonths(monthOf(today), 6),
    targetPercent: typeof target === 'string' ? percentOf(target) : null,
    budgetIdr: typeof budget === 'string' ? String(wholeOf(budget, 'budget')) : null,
    ...Object.fromEntries(
      (['quota', 'floor', 'months', 'seconds'] as const).flatMap((name) => {
        const value = options[name];
        return typeof value === 'string' ? [[name, wholeOf(value, name)]] : [];
      }),
    ),
  });
}

/** `40`, `40.5`, `40,5` and `40,5%` as text with a point. */
function percentOf(text: string): string {
  const percent = text.replace(',', '.').replace(/ ?%$/, '');
  if (!/^\d{1,3}(\.\d)?$/.test(percent)) throw refusePlan('plan.percent_out_of_range', { field: 'target' });
  return percent;
}

function wholeOf(text: string, field: keyof typeof planBounds): number {
  const { least, most } = planBounds[field];
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw refusePlan('plan.rule_out_of_range', { field, least, most });
  return value;
}
