import type { Role } from '#platform/core/roles.ts';

/** How a worker stands to the registry. */
export const lifeStates = ['LIVING', 'DECEASED'] as const;

export type LifeState = (typeof lifeStates)[number];

/** When a second person must agree before an act takes effect; `as_undone`: as the act that it takes back. */
type Check = 'never' | 'always' | 'when_it_leaves_the_area' | 'as_undone';

/** An act on a worker as data: when, by whom, and whether a second person must agree. */
export interface LifeActRule {
  readonly from: readonly LifeState[];
  readonly roles: readonly Role[];
  readonly check: Check;
}

const inAreas = ['office_staff', 'office_supervisor', 'village'] as const satisfies readonly Role[];

/** What may be done to a worker; that of a single membership stands in `membershipTransitions` besides. */
export const lifeActs = {
  'registry.report-death': { from: ['LIVING'], roles: inAreas, check: 'always' },
  'registry.move-worker': { from: ['LIVING'], roles: inAreas, check: 'when_it_leaves_the_area' },
  'registry.change-work': { from: ['LIVING'], roles: inAreas, check: 'never' },
  'registry.correct-worker': { from: ['LIVING', 'DECEASED'], roles: inAreas, check: 'never' },
  'registry.end-membership': { from: ['LIVING'], roles: inAreas, check: 'never' },
  'registry.restart-membership': { from: ['LIVING'], roles: inAreas, check: 'never' },
  'registry.undo-act': { from: ['LIVING', 'DECEASED'], roles: inAreas, check: 'as_undone' },
} as const satisfies Readonly<Record<string, LifeActRule>>;

export type LifeAct = keyof typeof lifeActs;

export const lifeActNames = [
  'registry.report-death',
  'registry.move-worker',
  'registry.change-work',
  'registry.correct-worker',
  'registry.end-membership',
  'registry.restart-membership',
  'registry.undo-act',
] as const satisfies readonly LifeAct[];

/** True for the name of an act that this table lists. */
export function isLifeAct(act: string): act is LifeAct {
  return lifeActNames.some((name) => name === act);
}

/** Only the office changes a NIK: it is what everything else is found by. */
export const nikCorrectors = ['office_staff', 'office_supervisor'] as const satisfies readonly Role[];

export const proposalStates = ['pending', 'approved', 'rejected', 'withdrawn'] as const;

export type ProposalState = (typeof proposalStates)[number];

/** What becomes of a proposal, and who decides; `maker`: whether it must be, or must not be, the one who proposed. */
export const proposalActs = {
  'registry.approve-proposal': {
    from: ['pending'],
    to: 'approved',
    roles: ['office_supervisor'],
    maker: 'never',
  },
  'registry.reject-proposal': {
    from: ['pending'],
    to: 'rejected',
    roles: ['office_supervisor'],
    maker: 'never',
  },
  'registry.withdraw-proposal': { from: ['pending'], to: 'withdrawn', roles: inAreas, maker: 'only' },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly from: readonly ProposalState[];
      readonly to: ProposalState;
      readonly roles: readonly Role[];
      readonly maker: 'only' | 'never';
    }
  >
>;

export type ProposalAct = keyof typeof proposalActs;

export const proposalActNames = [
  'registry.approve-proposal',
  'registry.reject-proposal',
  'registry.withdraw-proposal',
] as const satisfies readonly ProposalAct[];

/** True where the table lets that role do the act to a worker in that state. */
export function mayActOnWorker(act: LifeAct, state: LifeState, role: Role): boolean {
  const rule: LifeActRule = lifeActs[act];
  return rule.from.includes(state) && rule.roles.includes(role);
}

/** True where an act takes effect only once a second person agreed. */
export function needsSecondPerson(
  act: LifeAct,
  { leavesArea, undone }: { readonly leavesArea: boolean; readonly undone: LifeAct | null },
): boolean {
  const { check }: LifeActRule = lifeActs[act];
  switch (check) {
    case 'never':
      return false;
    case 'always':
      return true;
    case 'when_it_leaves_the_area':
      return leavesArea;
    case 'as_undone':
      return (
        undone !== null && undone !== 'registry.undo-act' && needsSecondPerson(undone, { leavesArea, undone })
      );
  }
}

/**
 * True where that person may decide a pending proposal: persons are told apart by their key, and an account is its own person also
 * where its key was another one when it proposed.
 */
export function mayDecide(
  act: ProposalAct,
  proposal: { readonly state: ProposalState; readonly makerKey: string; readonly makerAccountId: string },
  decider: { readonly role: Role; readonly personKey: string; readonly accountId: string },
): boolean {
  const rule: {
    readonly from: readonly ProposalState[];
    readonly roles: readonly Role[];
    readonly maker: string;
  } = proposalActs[act];
  const isMaker = proposal.makerKey === decider.personKey || proposal.makerAccountId === decider.accountId;
  return (
    rule.from.includes(proposal.state) &&
    rule.roles.includes(decider.role) &&
    (rule.maker === 'only') === isMaker
  );
}
