import { contributionsOf, type Law, protection, startReading } from '#modules/rules/core/index.ts';
import { addMonths } from '#platform/core/month.ts';
import { lackingInputs, type PlanInput, type PlanValues } from './plan-inputs.ts';
import type { PlanInstrument, PlanProblem, PlanVillage } from './plan-problem.ts';
import type { PlanIndicator, PlanQuestion } from './plan-question.ts';

/** So many workers whose sponsorship runs from month to month, this term and those after it. */
export interface SponsoredGroup {
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly workers: number;
}

/** How an area stands when a plan is asked for. */
export interface PlanWorld {
  readonly villages: readonly PlanVillage[];
  /** Agents at work in each regency. */
  readonly agentsOf: ReadonlyMap<string, number>;
  readonly sponsored: readonly SponsoredGroup[];
  /** Workers counted by the indicator now, and the month that `now` is. */
  readonly counted: number;
  readonly countedIn: string;
}

/** What a question comes to: the problem, what is counted at the date without any plan, and what was left out. */
export interface PlanSetting {
  readonly problem: PlanProblem;
  /** Thousandths of a worker: counted at the date if nothing of the plan is done. */
  readonly baselineMilli: number;
  readonly leftOut: readonly {
    readonly instrument: PlanInstrument;
    readonly lacking: readonly PlanInput[];
  }[];
  /** Of one sponsored worker, the whole term. */
  readonly termIdr: bigint;
}

/** Lays a question over how the area stands. Throws RuleError for a month before the law's first. */
export function settingOf(law: Law, asked: PlanQuestion, world: PlanWorld, values: PlanValues): PlanSetting {
  const lacking = asked.instruments.map((instrument) => ({
    instrument,
    lacking: lackingInputs(instrument, values),
  }));
  const weighs = (instrument: PlanInstrument) =>
    lacking.some((one) => one.instrument === instrument && one.lacking.length === 0);
  const termIdr = termPrice(law, asked);
  return {
    termIdr,
    leftOut: lacking.filter((one) => one.lacking.length > 0),
    baselineMilli: world.counted * 1000 + changeBy(law, asked, { world, conversion: values.conversion ?? 0 }),
    problem: {
      villages: world.villages,
      sponsorship: weighs('sponsorship')
        ? {
            ...{ unitIdr: termIdr, quota: asked.quota, floor: asked.floor },
            gainMilli: countedAt(law, asked, {
              firstMonth: asked.from,
              lastMonth: addMonths(asked.from, asked.months - 1),
              conversion: values.conversion ?? 0,
            }),
          }
        : null,
      agents: weighs('agents') ? agentsPart(asked, world, values) : null,
      employers: weighs('employers')
        ? { unitIdr: BigInt(values.visit_cost ?? 0), gainMilli: values.visit_yield ?? 0 }
        : null,
    },
  };
}

function agentsPart(asked: PlanQuestion, world: PlanWorld, values: PlanValues): PlanProblem['agents'] {
  const months = monthsThrough(asked.from, asked.by);
  return {
    unitIdr: BigInt(values.member_cost ?? 0),
    gainMilli: keptAfter(values.member_retention ?? 0, Math.floor(months / 2)),
    yieldPermille: values.member_yield ?? 0,
    capacityOf: new Map(
      [...world.agentsOf].flatMap(([regency, count]) =>
        count > 0 ? [[regency, count * (values.agent_capacity ?? 0) * months] as const] : [],
      ),
    ),
  };
}

/** Of 1,000 members those who pay after so many months, in whole ones; they join evenly, so that on average half the time has passed. */
function keptAfter(retentionPermille: number, months: number): number {
  const kept = (1000n * BigInt(retentionPermille) ** BigInt(months)) / 1000n ** BigInt(months);
  return Number(kept);
}

/** Months from one to another, both included. */
function monthsThrough(from: string, through: string): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [year = 0, month = 0] = through.split('-').map(Number);
  return (year - fromYear) * 12 + month - fromMonth + 1;
}

/** What a sponsored worker costs over the whole term: JKK and JKM on row 1 (CONTRACT 4.2), reliefs included. */
function termPrice(law: Law, { from, months, funding }: PlanQuestion): bigint {
  return Array.from({ length: months }, (_, later) => {
    const { rows } = contributionsOf(law).bpuBill({
      ...{ segment: 'BPU', sector: 'other', funding, programmes: ['JKK', 'JKM'], provisional: true },
      month: addMonths(from, later),
    });
    const row = rows.find(({ bracket }) => bracket.row === 1);
    if (!row) throw new Error('the table of a month has no row 1');
    return row.totalIdr;
  }).reduce((sum, one) => sum + one, 0n);
}

interface Term {
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly conversion: number;
}

/** Thousandths of a sponsored worker counted in the month of the target. */
function countedAt(
  law: Law,
  { indicator, by }: PlanQuestion,
  { firstMonth, lastMonth, conversion }: Term,
): number {
  if (by < firstMonth) return 0;
  return by <= countedThrough(law, indicator, lastMonth) ? 1000 : conversion;
}

/** The last month that a worker counts in of whom nothing is paid after a month: cover runs on until it lapses. */
function countedThrough(law: Law, indicator: PlanIndicator, lastPaid: string): string {
  if (indicator === 'PAID') return lastPaid;
  const paidOn = `${lastPaid}-01`;
  const { inactiveFrom } = protection(startReading(law, true), {
    ...{ segment: 'BPU' as const, on: paidOn, registeredOn: null },
    payments: [{ month: lastPaid, paidOn }],
  }).result;
  if (inactiveFrom === null) throw new Error(`cover paid through ${lastPaid} would never end`);
  return addMonths(inactiveFrom.slice(0, 7), -1);
}

/** How the number counted changes until the date by what sponsors have contracted: who leaves, who stays on, who is still to come. */
function changeBy(
  law: Law,
  asked: PlanQuestion,
  { world, conversion }: { readonly world: PlanWorld; readonly conversion: number },
): number {
  return world.sponsored.reduce((change, { firstMonth, lastMonth, workers }) => {
    const through = countedThrough(law, asked.indicator, lastMonth);
    if (through < world.countedIn) return change;
    const now = firstMonth <= world.countedIn ? 1000 : 0;
    return change + workers * (countedAt(law, asked, { firstMonth, lastMonth, conversion }) - now);
  }, 0);
}
