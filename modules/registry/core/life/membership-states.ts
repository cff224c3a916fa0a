import type { Role } from '#platform/core/roles.ts';

/** Source: glossary, "membership state". */
export const membershipStates = ['REQUESTED', 'REGISTERED', 'ACTIVE', 'LAPSED', 'ENDED'] as const;

export type MembershipState = (typeof membershipStates)[number];

/** One way from a state into another. */
export interface MembershipTransition {
  readonly from: readonly MembershipState[];
  readonly to: MembershipState;
  /** What does it: a person at the registry, the registration form, or contributions when they record a payment or its lack. */
  readonly comesFrom: 'registry' | 'registration' | 'contributions';
  /** Who may do it to a membership of each segment; none where a person does not do it. */
  readonly roles: Readonly<Record<'PU' | 'BPU', readonly Role[]>>;
}

const office = ['office_staff', 'office_supervisor'] as const satisfies readonly Role[];
const nobody = { PU: [], BPU: [] } as const;

/** Every change of a membership's state; what does not stand here cannot happen. */
export const membershipTransitions = {
  'accept-request': { from: ['REQUESTED'], to: 'REGISTERED', comesFrom: 'registration', roles: nobody },
  'record-first-payment': { from: ['REGISTERED'], to: 'ACTIVE', comesFrom: 'contributions', roles: nobody },
  lapse: { from: ['ACTIVE'], to: 'LAPSED', comesFrom: 'contributions', roles: nobody },
  'record-payment-after-lapse': {
    from: ['LAPSED'],
    to: 'ACTIVE',
    comesFrom: 'contributions',
    roles: nobody,
  },
  'registry.end-membership': {
    from: ['REGISTERED', 'ACTIVE', 'LAPSED'],
    to: 'ENDED',
    comesFrom: 'registry',
    // What an employer pays ends at the branch office; a village knows its own residents alone.
    roles: { PU: office, BPU: [...office, 'village'] },
  },
  'registry.restart-membership': {
    from: ['ENDED'],
    to: 'REGISTERED',
    comesFrom: 'registry',
    roles: { PU: office, BPU: [...office, 'village'] },
  },
} as const satisfies Readonly<Record<string, MembershipTransition>>;

export type MembershipAct = keyof typeof membershipTransitions;

/** The state that an act leads to from this one; null where the table lists no such way. */
export function membershipStateAfter(act: MembershipAct, state: MembershipState): MembershipState | null {
  const transition: MembershipTransition = membershipTransitions[act];
  return transition.from.includes(state) ? transition.to : null;
}

/** True where the table lets that role do the act to a membership of that segment and state. */
export function mayChangeMembership(
  act: MembershipAct,
  membership: { readonly segment: 'PU' | 'BPU'; readonly state: MembershipState },
  role: Role,
): boolean {
  const { roles }: MembershipTransition = membershipTransitions[act];
  return membershipStateAfter(act, membership.state) !== null && roles[membership.segment].includes(role);
}
