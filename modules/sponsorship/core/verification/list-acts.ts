import type { Role } from '#platform/core/roles.ts';

/** How far a list of candidates is. */
export const listStates = [
  'draft',
  'proposed',
  'verified',
  'approved',
  'billed',
  'paid',
  'withdrawn',
] as const;
export type ListState = (typeof listStates)[number];

/** Kinds of lists: a village's first one, and those that follow it. */
export const listKinds = ['first', 'top_up', 'replacement', 'extension'] as const;

interface ListAct {
  readonly roles: readonly Role[];
  readonly states: readonly ListState[];
}

/** Who does what to a list that was proposed, and in which states. Verified rows may be decided anew: that voids the verification. */
export const listActs = {
  decide: { roles: ['government', 'office_staff'], states: ['proposed', 'verified'] },
  verify: { roles: ['government', 'office_staff'], states: ['proposed'] },
  giveBack: { roles: ['government', 'office_staff', 'office_supervisor'], states: ['proposed', 'verified'] },
  approve: { roles: ['office_supervisor'], states: ['verified'] },
  bill: { roles: ['office_staff', 'office_supervisor'], states: ['approved'] },
  takeBack: { roles: ['office_staff', 'office_supervisor'], states: ['billed'] },
} as const satisfies Record<string, ListAct>;

export type ListActName = keyof typeof listActs;

/** Who had a hand in a list, by the keys that tell persons apart whatever their accounts. */
export interface Hands {
  /** Who filled it or proposed it. */
  readonly makerKeys: readonly string[];
  /** Who decided over its rows or verified it. */
  readonly verifierKeys: readonly string[];
}

/** Whether a role may do an act to a list in a state, were it another's work. */
export function mayDoToList(act: ListActName, role: Role, state: ListState): boolean {
  const { roles, states }: ListAct = listActs[act];
  return roles.includes(role) && states.includes(state);
}

/**
 * What a person did to a list that keeps him from checking it: who made it neither verifies nor approves it,
 * who verified any of it does not approve it. Null: nothing.
 */
export function ownHandOf(act: ListActName, personKey: string, hands: Hands): 'made' | 'verified' | null {
  if (act !== 'decide' && act !== 'verify' && act !== 'approve') return null;
  if (hands.makerKeys.includes(personKey)) return 'made';
  return act === 'approve' && hands.verifierKeys.includes(personKey) ? 'verified' : null;
}
