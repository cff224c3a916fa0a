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
