import type { Role } from '#platform/core/roles.ts';

const office = ['office_staff', 'office_supervisor'] as const satisfies readonly Role[];

/** Who may do what about two records of one person. Whoever agrees is another person than who proposed: `mayDecideMerge`. */
export const mergeActs = {
  'registry.show-doubles': office,
  'registry.tell-apart': office,
  'registry.compare-workers': office,
  'registry.show-merges': office,
  'registry.propose-merge': office,
  'registry.propose-unmerge': office,
  'registry.approve-merge': ['office_supervisor'],
  'registry.reject-merge': ['office_supervisor'],
  'registry.withdraw-merge': office,
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type MergeAct = keyof typeof mergeActs;

/** The acts as the history of a worker names them, once a second person agreed. */
export const mergeEvents = ['registry.merge-workers', 'registry.unmerge-workers'] as const;

export type MergeEvent = (typeof mergeEvents)[number];
