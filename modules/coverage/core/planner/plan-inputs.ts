import type { PlanInstrument } from './plan-problem.ts';

/** Rupiah, people, or so many of 1,000. */
export type PlanUnit = 'idr' | 'people' | 'permille';

interface InputKind {
  readonly unit: PlanUnit;
  readonly most: number;
  /** Which instrument cannot be weighed without it. */
  readonly needs: PlanInstrument;
}

/**
 * What a plan is reckoned with beside the law: never shipped as fact, always with source and date. `conversion`: of 1,000
 * sponsored workers, who go on by themselves; `agent_capacity`: members an agent wins in a month; `member_retention`: of
 * 1,000 members, who still pay a month later; `visit_yield`: of 1,000 workers not reported, who are after a visit.
 */
export const planInputs = {
  conversion: { unit: 'permille', most: 1_000, needs: 'sponsorship' },
  member_cost: { unit: 'idr', most: 10_000_000, needs: 'agents' },
  member_yield: { unit: 'permille', most: 1_000, needs: 'agents' },
  member_retention: { unit: 'permille', most: 1_000, needs: 'agents' },
  agent_capacity: { unit: 'people', most: 10_000, needs: 'agents' },
  visit_cost: { unit: 'idr', most: 100_000_000, needs: 'employers' },
  visit_yield: { unit: 'permille', most: 1_000, needs: 'employers' },
} as const satisfies Readonly<Record<string, InputKind>>;

export type PlanInput = keyof typeof planInputs;

export const planInputNames = [
  'conversion',
  'member_cost',
  'member_yield',
  'member_retention',
  'agent_capacity',
  'visit_cost',
  'visit_yield',
] as const satisfies readonly PlanInput[];

/** Values known for a plan; one that is missing leaves its instrument out. */
export type PlanValues = Readonly<Partial<Record<PlanInput, number>>>;

/** The inputs an instrument lacks. */
export function lackingInputs(instrument: PlanInstrument, values: PlanValues): PlanInput[] {
  return planInputNames.filter((name) => planInputs[name].needs === instrument && values[name] === undefined);
}

/** True for a whole number that the input can have. */
export function fitsInput(name: PlanInput, value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= planInputs[name].most;
}
