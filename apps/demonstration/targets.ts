import { type OccupationGroup, occupationGroupOf } from '#modules/registry/core/index.ts';
import type { Plan, RegencyPlan } from './plan.ts';
import { apportion, type Weighted } from './random.ts';
import { ownTrades, sectors } from './trades.ts';

interface DemonstrationTarget {
  readonly areaCode: string;
  readonly branchCode: string;
  readonly period: string;
  readonly indicator: 'COV-UCJ' | 'PAID' | 'NEW-WORKERS' | 'NEW-EMPLOYERS';
  readonly unit: 'percent' | 'workers' | 'employers';
  readonly value: string;
}

/** Each regency is to gain so many tenths of a percent of its workforce by this December, and twice as many by the next. */
const gainPermille = 45;

/** Regencies of the branches that the demonstration has accounts of. */
const branches = [
  { code: 'DPS', regencies: ['51.01', '51.02', '51.03', '51.08', '51.71'] },
  { code: 'GIA', regencies: ['51.04', '51.05', '51.06', '51.07'] },
] as const;

/** Made-up targets of every regency and branch for this year and the next, in reach of what the plan pays. */
export function planTargets(plan: Plan, today: string): readonly DemonstrationTarget[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1].flatMap((period, later) => [
    ...plan.regencies.flatMap((regency) => ofRegency(regency, String(period), gainPermille * (later + 1))),
    ...branches.flatMap(({ code, regencies }) =>
      ofBranch(
        code,
        plan.regencies.filter(({ shape }) => regencies.some((one) => one === shape.code)),
        String(period),
      ),
    ),
  ]);
}

function ofRegency(regency: RegencyPlan, period: string, gain: number): DemonstrationTarget[] {
  const permille = Math.round(regency.shape.coverage * 1000) + gain;
  const of = { areaCode: regency.shape.code, branchCode: '', period } as const;
  const workers = Math.ceil((workforceOf(regency) * permille) / 1000);
  return [
    { ...of, indicator: 'COV-UCJ', unit: 'percent', value: `${Math.floor(permille / 10)}.${permille % 10}` },
    { ...of, indicator: 'PAID', unit: 'workers', value: String(Math.max(1, workers)) },
  ];
}

function ofBranch(
  branchCode: string,
  regencies: readonly RegencyPlan[],
  period: string,
): DemonstrationTarget[] {
  const of = { areaCode: '', branchCode, period } as const;
  const workers = regencies.reduce(
    (sum, regency) => sum + workforceOf(regency) * (regency.shape.coverage + gainPermille / 1000),
    0,
  );
  const least = (value: number) => String(Math.max(1, Math.ceil(value)));
  return [
    { ...of, indicator: 'PAID', unit: 'workers', value: least(workers) },
    { ...of, indicator: 'NEW-WORKERS', unit: 'workers', value: least(workers / 8) },
    { ...of, indicator: 'NEW-EMPLOYERS', unit: 'employers', value: least(workers / 400) },
  ];
}

function workforceOf({ villages }: RegencyPlan): number {
  return villages.reduce((sum, { workforce }) => sum + workforce.pu + workforce.bpu, 0);
}

export const insertTargets = `
  insert into coverage.targets (target_id, area_code, branch_code, period, segment, indicator, unit, value, source, as_of, certainty, note, synthetic)
  select gen_random_uuid(), "areaCode", "branchCode", period, 'ALL', indicator, unit, value, $2, (left($4, 4)::integer - 1 || '-12-31')::date, 'C', $3, true
  from jsonb_to_recordset($1::jsonb) as given("areaCode" text, "branchCode" text, period text, indicator text, unit text, value text)`;

interface OccupationFigure {
  readonly areaCode: string;
  readonly segment: 'ALL' | 'PU' | 'BPU';
  readonly group: OccupationGroup;
  readonly value: number;
}

/** What people of each regency do, by the same trades as its registered people have, and the sum for the province. */
export function planOccupations(plan: Plan): readonly OccupationFigure[] {
  const ofRegencies = plan.regencies.map((regency) => ({
    code: regency.shape.code,
    groups: groupsOf(regency),
  }));
  const province = new Map<string, Groups[number]>();
  for (const { segment, group, value } of ofRegencies.flatMap(({ groups }) => groups)) {
    const known = province.get(`${segment} ${group}`)?.value ?? 0;
    province.set(`${segment} ${group}`, { segment, group, value: known + value });
  }
  return [...ofRegencies, { code: '51', groups: [...province.values()] }].flatMap(({ code, groups }) =>
    groups.filter(({ value }) => value > 0).map((figure) => ({ areaCode: code, ...figure })),
  );
}

type Groups = readonly Omit<OccupationFigure, 'areaCode'>[];

function groupsOf({ shape, villages }: RegencyPlan): Groups {
  const sums = new Map<OccupationGroup, { pu: number; bpu: number }>();
  const add = (people: number, shares: Shares, segment: 'pu' | 'bpu') => {
    const parts = apportion(people, [...shares.values()]);
    for (const [index, group] of [...shares.keys()].entries()) {
      const known = sums.get(group) ?? { pu: 0, bpu: 0 };
      sums.set(group, { ...known, [segment]: known[segment] + (parts[index] ?? 0) });
    }
  };
  const employed = ['51.03', '51.04', '51.71'].includes(shape.code) ? jobs.tourist : jobs.other;
  const urban = villages.filter(({ area }) => shape.code === '51.71' || area.kind === 'kelurahan');
  const rural = villages.filter((village) => !urban.includes(village));
  const people = (of: typeof villages, segment: 'pu' | 'bpu') =>
    of.reduce((sum, { workforce }) => sum + workforce[segment], 0);
  add(people(villages, 'pu'), employed, 'pu');
  add(people(urban, 'bpu'), trades.urban, 'bpu');
  add(people(rural, 'bpu'), trades.rural, 'bpu');
  return [...sums].flatMap(([group, { pu, bpu }]) => [
    { segment: 'ALL' as const, group, value: pu + bpu },
    { segment: 'PU' as const, group, value: pu },
    { segment: 'BPU' as const, group, value: bpu },
  ]);
}

type Shares = ReadonlyMap<OccupationGroup, number>;

const trades = {
  urban: sharesOf(ownTrades.urban, (trade) => [trade]),
  rural: sharesOf(ownTrades.rural, (trade) => [trade]),
};
const jobs = {
  tourist: sharesOf(sectors.tourist, (sector) => sector.jobs),
  other: sharesOf(sectors.other, (sector) => sector.jobs),
};

/** How often each group is drawn: of a value's jobs each as often as the other. */
function sharesOf<Value>(
  { values, sums }: Weighted<Value>,
  jobsOf: (value: Value) => readonly string[],
): Shares {
  const shares = new Map<OccupationGroup, number>();
  for (const [index, value] of values.entries()) {
    const weight = (sums[index] ?? 0) - (sums[index - 1] ?? 0);
    const names = jobsOf(value);
    for (const name of names) {
      const group = occupationGroupOf(name);
      shares.set(group, (shares.get(group) ?? 0) + weight / names.length);
    }
  }
  return shares;
}

export const insertOccupations = `
  insert into coverage.denominators (denominator_id, area_code, segment, occupation_group, definition, value, as_of, source, certainty, note, synthetic)
  select gen_random_uuid(), "areaCode", segment, "group", $2, value,
    (case when right($5, 5) >= '08-31' then left($5, 4)::integer else left($5, 4)::integer - 1 end || '-08-31')::date, $3, 'C', $4, true
  from jsonb_to_recordset($1::jsonb) as given("areaCode" text, segment text, "group" text, value bigint)`;
