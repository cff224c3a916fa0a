import type { PlanGoal, PlanProblem, PlanVillage } from '#modules/coverage/core/index.ts';

export interface Enumerated {
  readonly totalIdr: bigint;
  readonly gainMilli: number;
}

interface Sum extends Enumerated {
  /** Members won by agents in each regency. */
  readonly won: Readonly<Record<string, number>>;
}

/** The best plan of a small problem by trying every one there is; null: none meets the goal. */
export function enumeratePlans(problem: PlanProblem, goal: PlanGoal): Enumerated | null {
  const zero: readonly Sum[] = [{ totalIdr: 0n, gainMilli: 0, won: {} }];
  const best = problem.villages
    .reduce((sums, village) => sums.flatMap((sum) => villagePlans(problem, village, sum)), zero)
    .filter(
      ({ totalIdr, gainMilli }) =>
        (goal.budgetIdr === null || totalIdr <= goal.budgetIdr) &&
        (goal.kind === 'most' || gainMilli >= goal.needMilli),
    )
    .reduce<Sum | null>((found, one) => (found === null || isBetter(goal, one, found) ? one : found), null);
  return best && { totalIdr: best.totalIdr, gainMilli: best.gainMilli };
}

function isBetter(goal: PlanGoal, one: Enumerated, other: Enumerated): boolean {
  const cheaper = one.totalIdr < other.totalIdr;
  const more = one.gainMilli > other.gainMilli;
  if (goal.kind === 'cheapest') return one.totalIdr === other.totalIdr ? more : cheaper;
  return one.gainMilli === other.gainMilli ? cheaper : more;
}

/** Every way to use one village after those before it. */
function villagePlans(
  { sponsorship, agents, employers }: PlanProblem,
  village: PlanVillage,
  before: Sum,
): Sum[] {
  const regency = village.code.slice(0, 5);
  const upTo = (most: number) => Array.from({ length: most + 1 }, (_, count) => count);
  const visits = village.employers.reduce<readonly { readonly count: number; readonly workers: number }[]>(
    (ways, { missing, count }) =>
      ways.flatMap((way) =>
        upTo(employers ? count : 0).map((n) => ({
          count: way.count + n,
          workers: way.workers + n * missing,
        })),
      ),
    [{ count: 0, workers: 0 }],
  );
  return upTo(sponsorship ? village.unprotected : 0).flatMap((sponsored) =>
    upTo(agents ? village.unprotected - sponsored : 0).flatMap((won) => {
      const wonThere = (before.won[regency] ?? 0) + won;
      const floor = Math.min(sponsorship?.floor ?? 0, sponsorship?.quota ?? 0, village.unprotected);
      const isAllowed =
        sponsored >= floor &&
        sponsored <= (sponsorship?.quota ?? 0) &&
        won * 1000 <= village.unprotected * (agents?.yieldPermille ?? 0) &&
        wonThere <= (agents?.capacityOf.get(regency) ?? 0);
      if (!isAllowed) return [];
      return visits.map(({ count, workers }) => ({
        totalIdr:
          before.totalIdr +
          BigInt(sponsored) * (sponsorship?.unitIdr ?? 0n) +
          BigInt(won) * (agents?.unitIdr ?? 0n) +
          BigInt(count) * (employers?.unitIdr ?? 0n),
        gainMilli:
          before.gainMilli +
          sponsored * (sponsorship?.gainMilli ?? 0) +
          won * (agents?.gainMilli ?? 0) +
          workers * (employers?.gainMilli ?? 0),
        won: { ...before.won, [regency]: wonThere },
      }));
    }),
  );
}
