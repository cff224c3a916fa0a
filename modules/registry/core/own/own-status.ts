type State = 'REQUESTED' | 'REGISTERED' | 'ACTIVE' | 'LAPSED' | 'ENDED';

/** What a worker reads first about himself; the sentence is the text `own.status.<code>`. */
export type OwnStatus = 'none' | 'requested' | 'registered' | 'active' | 'lapsed' | 'ended';

const sentences = {
  ACTIVE: 'active',
  REGISTERED: 'registered',
  REQUESTED: 'requested',
  LAPSED: 'lapsed',
  ENDED: 'ended',
} as const satisfies Record<State, OwnStatus>;

/** The sentence of whichever membership stands best: a lapsed one beside an active one does not make anyone lapsed. */
export function ownStatus(memberships: readonly { readonly state: State }[]): OwnStatus {
  const order: readonly State[] = ['ACTIVE', 'REGISTERED', 'REQUESTED', 'LAPSED', 'ENDED'];
  const best = order.find((state) => memberships.some((membership) => membership.state === state));
  return best ? sentences[best] : 'none';
}

/** Who pays a membership's contribution, as the membership itself says: a group only collects its members' own. */
export function payerOf(membership: { readonly segment: 'PU' | 'BPU' }): 'self' | 'employer' {
  return membership.segment === 'PU' ? 'employer' : 'self';
}
