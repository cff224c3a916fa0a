import { areaPath } from '#platform/core/area-code.ts';
import type { Plan } from './plan.ts';

export interface DemonstrationFigure {
  readonly areaCode: string;
  readonly segment: 'ALL' | 'PU' | 'BPU';
  readonly value: number;
  /** Day, 31 August of its year. */
  readonly asOf: string;
}

/** The workforce of a year is so much smaller than that of the year after. */
const yearlyGrowth = 0.015;
const years = 4;

/**
 * Workforce figures of all areas of the plan, summed upwards from the villages, for the latest four Augusts before today.
 * Figures of nobody are left out: a denominator is never zero.
 */
export function planFigures(plan: Plan, today: string): DemonstrationFigure[] {
  const thisYear = Number(today.slice(0, 4));
  const latest = `${thisYear}-08-31` <= today ? thisYear : thisYear - 1;
  return Array.from({ length: years }, (_, back) =>
    figuresOf(plan, latest - back, (1 - yearlyGrowth) ** back),
  ).flat();
}

function figuresOf(plan: Plan, year: number, factor: number): DemonstrationFigure[] {
  const sums = new Map<string, { pu: number; bpu: number }>();
  for (const { area, workforce } of plan.regencies.flatMap((regency) => regency.villages)) {
    const pu = Math.round(workforce.pu * factor);
    const bpu = Math.round(workforce.bpu * factor);
    for (const code of areaPath(area.code)) {
      const sum = sums.get(code) ?? { pu: 0, bpu: 0 };
      sums.set(code, { pu: sum.pu + pu, bpu: sum.bpu + bpu });
    }
  }
  const asOf = `${year}-08-31`;
  return [...sums].flatMap(([areaCode, { pu, bpu }]) =>
    [
      { areaCode, segment: 'ALL' as const, value: pu + bpu, asOf },
      { areaCode, segment: 'PU' as const, value: pu, asOf },
      { areaCode, segment: 'BPU' as const, value: bpu, asOf },
    ].filter((figure) => figure.value > 0),
  );
}
