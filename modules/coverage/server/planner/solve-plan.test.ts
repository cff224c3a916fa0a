import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  choicesOf,
  type PlanGoal,
  type PlanProblem,
  type SolvedPlan,
  solvePlan,
  spreadPlan,
} from '#modules/coverage/core/index.ts';
import type { SolveProgramme } from '#platform/core/integer-programme.ts';
import { withSolver } from '#platform/server/solver/index.ts';
import { type Enumerated, enumeratePlans } from '#tests/support/enumerate-plans.ts';

const stepIdr = 1_000_000n;
const solved = (problem: PlanProblem, goal: PlanGoal) =>
  withSolver((solve) => solvePlan(problem, goal, { solve, seconds: 20, stepIdr }));
const sumOf = ({ plan }: SolvedPlan): Enumerated | null =>
  plan && { totalIdr: plan.totalIdr, gainMilli: plan.gainMilli };

/** Two villages, three workers each; row 1 for six months costs 100,800. */
const small: PlanProblem = {
  villages: [
    { code: '51.71.01.1001', unprotected: 3, employers: [{ missing: 4, count: 1 }] },
    { code: '51.71.01.1002', unprotected: 3, employers: [] },
  ],
  sponsorship: { unitIdr: 100_800n, gainMilli: 1000, quota: 2, floor: 1 },
  agents: { unitIdr: 75_000n, gainMilli: 800, yieldPermille: 700, capacityOf: new Map([['51.71', 3]]) },
  employers: { unitIdr: 250_000n, gainMilli: 500 },
};

test('a target is reached by the cheapest mix to the rupiah', async () => {
  // By the floor one sponsored in each village: 201,600 for 2.0. For 2.3 more, three by agents (225,000) bring 2.4;
  // two more sponsored bring 2.0 alone, with one by an agent 276,600; the visit brings 2.0 for 250,000.
  const found = await solved(small, { kind: 'cheapest', needMilli: 4_300, budgetIdr: null });
  expect(sumOf(found)).toEqual({ totalIdr: 426_600n, gainMilli: 4_400 });
  expect(found.plan?.isProved).toBe(true);
});

test('a budget buys the most that it can, and no more is spent on that than need be', async () => {
  // 298,400 beyond the floor: two sponsored and one by an agent, 276,600 for 2.8.
  const found = await solved(small, { kind: 'most', budgetIdr: 500_000n });
  expect(sumOf(found)).toEqual({ totalIdr: 478_200n, gainMilli: 4_800 });
});

const village = fc.record({
  unprotected: fc.integer({ min: 0, max: 4 }),
  employers: fc.array(fc.record({ missing: fc.integer({ min: 1, max: 5 }), count: fc.constant(1) }), {
    maxLength: 2,
  }),
});
const price = (most: number) => ({
  unitIdr: fc.bigInt({ min: 1n, max: BigInt(most) }),
  gainMilli: fc.integer({ min: 0, max: 1000 }),
});
const problems = fc
  .record({
    villages: fc.array(village, { minLength: 1, maxLength: 3 }),
    sponsorship: fc.option(
      fc.record({
        ...price(200_000),
        quota: fc.integer({ min: 0, max: 4 }),
        floor: fc.integer({ min: 0, max: 2 }),
      }),
    ),
    agents: fc.option(
      fc.record({
        ...price(150_000),
        yieldPermille: fc.integer({ min: 0, max: 1000 }),
        capacity: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 2 }),
      }),
    ),
    employers: fc.option(fc.record(price(400_000))),
  })
  .map(
    ({ villages, agents, ...rest }): PlanProblem => ({
      ...rest,
      // Two regencies, so that the agents of one have no time for the other.
      villages: villages.map((one, at) => ({ ...one, code: `51.0${(at % 2) + 1}.01.200${at}` })),
      agents: agents && {
        ...agents,
        capacityOf: new Map(agents.capacity.map((most, at) => [`51.0${at + 1}`, most])),
      },
    }),
  );
const goals = fc.oneof(
  fc.record({
    kind: fc.constant('cheapest' as const),
    needMilli: fc.integer({ min: 0, max: 9_000 }),
    budgetIdr: fc.option(fc.bigInt({ min: 0n, max: 1_500_000n })),
  }),
  fc.record({ kind: fc.constant('most' as const), budgetIdr: fc.bigInt({ min: 0n, max: 1_500_000n }) }),
);

/** Every village within its bounds, and all of them together the plan. */
function expectSpread(problem: PlanProblem, plan: NonNullable<SolvedPlan['plan']>): void {
  const { sponsorship, agents, employers } = problem;
  const villages = spreadPlan(problem, plan.units);
  for (const { room, sponsored, members } of villages) {
    expect(sponsored).toBeGreaterThanOrEqual(Math.min(sponsorship?.floor ?? 0, room.mostSponsored));
    expect(sponsored).toBeLessThanOrEqual(sponsorship?.quota ?? 0);
    expect(members * 1000).toBeLessThanOrEqual(room.village.unprotected * (agents?.yieldPermille ?? 0));
    expect(sponsored + members).toBeLessThanOrEqual(room.village.unprotected);
  }
  const sum = (count: (one: (typeof villages)[number]) => number) =>
    villages.reduce((all, one) => all + count(one), 0);
  expect(
    BigInt(sum(({ sponsored }) => sponsored)) * (sponsorship?.unitIdr ?? 0n) +
      BigInt(sum(({ members }) => members)) * (agents?.unitIdr ?? 0n) +
      BigInt(sum(({ visits }) => visits)) * (employers?.unitIdr ?? 0n),
  ).toBe(plan.totalIdr);
  expect(
    sum(({ sponsored }) => sponsored) * (sponsorship?.gainMilli ?? 0) +
      sum(({ members }) => members) * (agents?.gainMilli ?? 0) +
      sum(({ missing }) => missing) * (employers?.gainMilli ?? 0),
  ).toBe(plan.gainMilli);
}

test('whatever the problem, the plan is what trying every plan finds: cost and coverage, or that there is none', async () => {
  await withSolver((solve) =>
    fc.assert(
      fc.asyncProperty(problems, goals, async (problem, goal) => {
        const found = await solvePlan(problem, goal, { solve, seconds: 20, stepIdr });
        expect(sumOf(found)).toEqual(enumeratePlans(problem, goal));
        if (found.plan) expectSpread(problem, found.plan);
      }),
      {
        numRuns: 80,
        examples: [
          [small, { kind: 'cheapest', needMilli: 5_000, budgetIdr: null }],
          [small, { kind: 'cheapest', needMilli: 99_000, budgetIdr: null }],
          [small, { kind: 'most', budgetIdr: 100_000n }],
          [
            { ...small, sponsorship: null, agents: null, employers: null },
            { kind: 'most', budgetIdr: 0n },
          ],
        ],
      },
    ),
  );
});

/** What a home-made planner would do: always the next unit that brings most for its money. */
function greedyPlan(problem: PlanProblem, needMilli: number): Enumerated {
  const { options } = choicesOf(problem);
  const ranked = options.toSorted(
    (one, other) => other.gainMilli / Number(other.unitIdr) - one.gainMilli / Number(one.unitIdr),
  );
  let totalIdr = 0n;
  let gainMilli = 0;
  for (const option of ranked)
    for (let unit = 0; unit < option.most && gainMilli < needMilli; unit++) {
      totalIdr += option.unitIdr;
      gainMilli += option.gainMilli;
    }
  return { totalIdr, gainMilli };
}

test('control: the comparison tells a plan that takes the best bargain first from the cheapest one', () => {
  const bargains: PlanProblem = {
    ...{ sponsorship: null, agents: null, employers: { unitIdr: 100n, gainMilli: 500 } },
    villages: [
      { code: '51.71.01.1001', unprotected: 0, employers: [{ missing: 5, count: 1 }] },
      { code: '51.71.01.1002', unprotected: 0, employers: [{ missing: 4, count: 1 }] },
      { code: '51.71.01.1003', unprotected: 0, employers: [{ missing: 2, count: 1 }] },
    ],
  };
  const agents = { unitIdr: 60n, gainMilli: 900, yieldPermille: 1000, capacityOf: new Map([['51.71', 1]]) };
  const problem = {
    ...bargains,
    agents,
    villages: [{ code: '51.71.01.1004', unprotected: 1, employers: [] }, ...bargains.villages],
  };
  const best = enumeratePlans(problem, { kind: 'cheapest', needMilli: 3_000, budgetIdr: null });
  expect(best).toEqual({ totalIdr: 160n, gainMilli: 3_400 });
  expect(greedyPlan(problem, 2_600)).not.toEqual(
    enumeratePlans(problem, { kind: 'cheapest', needMilli: 2_600, budgetIdr: null }),
  );
});

test('more money never brings less, and every village gets its fewest', async () => {
  await withSolver(async (solve) => {
    const gains: number[] = [];
    for (const budgetIdr of [201_600n, 300_000n, 450_000n, 700_000n, 1_000_000n]) {
      const { plan } = await solvePlan(small, { kind: 'most', budgetIdr }, { solve, seconds: 20, stepIdr });
      gains.push(plan?.gainMilli ?? -1);
      const villages = spreadPlan(small, plan?.units ?? []);
      expect(villages.map(({ sponsored }) => sponsored >= 1)).toEqual([true, true]);
    }
    expect(gains).toEqual(gains.toSorted((one, other) => one - other));
    expect(gains[0]).toBe(2_000);
    expect(new Set(gains).size).toBeGreaterThan(3);
  });
});

test('what binds is told with what it is worth, and the next million with what it brings', async () => {
  const { limits, next } = await solved(small, { kind: 'most', budgetIdr: 500_000n });
  const worth = new Map(limits.map((limit) => [limit.limit, limit.worth]));
  // With all the money: 4 sponsored, 2 by agents (nobody is left for a third), one visit = 7.6.
  expect(worth.get('budget')).toBe(7_600 - 4_800);
  expect(next).toEqual({ stepIdr, gainMilli: 7_600 - 4_800 });
  expect(worth.has('floor')).toBe(false);
});

test('a target out of reach is answered with the most that can be reached and what would have to give', async () => {
  const { plan, refusal } = await solved(small, { kind: 'cheapest', needMilli: 8_000, budgetIdr: null });
  expect(plan).toBeNull();
  expect(refusal?.most).toMatchObject({ gainMilli: 7_600 });
  // Six sponsored and the visit reach 8.0; nothing else does.
  expect(refusal?.waysOut).toEqual([
    { limit: 'quota', totalIdr: 6n * 100_800n + 250_000n },
    { limit: 'floor', totalIdr: null },
    { limit: 'yield', totalIdr: null },
    { limit: 'capacity', totalIdr: null },
  ]);
});

test('a regency without an agent is told apart from one whose agents have no time left', async () => {
  const agents = {
    unitIdr: 1_000n,
    gainMilli: 1000,
    yieldPermille: 1000,
    capacityOf: new Map([['51.71', 1]]),
  };
  const problem: PlanProblem = {
    ...{ sponsorship: null, employers: null, agents },
    villages: [
      { code: '51.71.01.1001', unprotected: 3, employers: [] },
      { code: '51.04.01.2001', unprotected: 2, employers: [] },
    ],
  };
  const { limits } = await solved(problem, { kind: 'most', budgetIdr: null });
  expect(limits.filter(({ limit }) => limit === 'capacity' || limit === 'no_agents')).toEqual([
    { limit: 'capacity', places: 1, worth: 2_000 },
    { limit: 'no_agents', places: 1, worth: 2_000 },
  ]);
  const { refusal } = await solved(problem, { kind: 'cheapest', needMilli: 3_000, budgetIdr: null });
  expect(refusal?.waysOut).toEqual([
    { limit: 'yield', totalIdr: null },
    { limit: 'capacity', totalIdr: 3_000n },
    { limit: 'no_agents', totalIdr: 3_000n },
  ]);
  // Control: with an agent in both, nobody is said to lack one.
  const both = { ...agents, capacityOf: new Map([...agents.capacityOf, ['51.04', 0] as const]) };
  const everywhere = await solved({ ...problem, agents: both }, { kind: 'most', budgetIdr: null });
  expect(everywhere.limits.map(({ limit, places }) => [limit, places])).toContainEqual(['capacity', 2]);
  expect(everywhere.limits.map(({ limit }) => limit)).not.toContain('no_agents');
});

test('a budget below the fewest of every village is said to be so', async () => {
  const { refusal } = await solved(small, { kind: 'most', budgetIdr: 201_599n });
  expect(refusal).toMatchObject({ most: null, floorIdr: 201_600n });
});

test('time that runs out before anything is proved is said to have run out, with how much better a plan could be', async () => {
  const slow: SolveProgramme = async ({ columns }) => ({
    status: 'time_limit',
    values: columns.map(({ least }) => least),
    bound: 100,
    seconds: 20,
  });
  const found = await solvePlan(
    small,
    { kind: 'cheapest', needMilli: 0, budgetIdr: null },
    { solve: slow, seconds: 20, stepIdr },
  );
  expect(found.plan).toMatchObject({ isProved: false });
  expect(found.plan?.bound).not.toBeNull();
  expect(found.next).toBeNull();
});
