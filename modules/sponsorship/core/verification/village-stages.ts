import { monthOf } from '#platform/core/month.ts';

/** Where a village stands in a programme: no list yet, or as far as its first list. */
export const villageStages = ['none', 'draft', 'proposed', 'verified', 'approved', 'billed', 'paid'] as const;
export type VillageStage = (typeof villageStages)[number];

/** Who acts next on a village of that stage; null: everybody is done. */
export const nextHands = {
  none: 'village',
  draft: 'village',
  proposed: 'regency',
  verified: 'supervisor',
  approved: 'office',
  billed: 'sponsor',
  paid: null,
} as const satisfies Record<VillageStage, string | null>;

interface Standing {
  readonly stage: VillageStage;
}

/**
 * Which villages lag: those behind the middle village of their programme, and, once its first month has begun,
 * all that are not paid. A programme that everybody is equally far in has no laggard before that month.
 *
 * @param startMonth first month of the programme, `YYYY-MM`
 * @param today day, `YYYY-MM-DD`
 */
export function laggards<Village extends Standing>(
  villages: readonly Village[],
  { startMonth, today }: { readonly startMonth: string; readonly today: string },
): ReadonlySet<Village> {
  const ranks = villages.map(({ stage }) => rankOf(stage)).sort((one, other) => one - other);
  const middle = ranks[Math.floor(ranks.length / 2)] ?? 0;
  const hasBegun = startMonth <= monthOf(today);
  return new Set(villages.filter(({ stage }) => rankOf(stage) < middle || (hasBegun && stage !== 'paid')));
}

function rankOf(stage: VillageStage): number {
  return villageStages.indexOf(stage);
}
