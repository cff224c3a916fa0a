import {
  decideEnd,
  type MembershipAct,
  type MembershipTransition,
  membershipTransitions,
  refuse,
} from '#modules/registry/core/index.ts';
import type { Decision, Situation, WordsOf } from './situation.ts';

/**
 * The end of one membership.
 *
 * @throws Refusal `membership.not_yours`, and what `decideEnd` refuses
 */
export function endMembership(
  situation: Situation,
  { membershipId, on, why }: WordsOf<'registry.end-membership'>,
): Decision {
  const after = decideEnd(situation.setting, { membershipId, on, why });
  requireMembershipRight(situation, 'registry.end-membership', membershipId);
  return { after, effectiveOn: on };
}

/** What an employer pays is the branch office's to end and restart. */
export function requireMembershipRight(
  { caller, loaded }: Situation,
  act: MembershipAct,
  membershipId: string,
): void {
  const { roles }: MembershipTransition = membershipTransitions[act];
  const membership = loaded.life.memberships.find((one) => one.membershipId === membershipId);
  if (membership && !roles[membership.segment].includes(caller.role))
    throw refuse('membership.not_yours', { segment: membership.segment });
}
