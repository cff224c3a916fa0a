import { decideRestart } from '#modules/registry/core/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { requireMembershipRight } from './end-membership.ts';
import type { Decision, Situation, WordsOf } from './situation.ts';

/**
 * A membership that ended begins anew as another one of its kind.
 *
 * @throws Refusal `membership.not_yours`, and what `decideRestart` refuses
 */
export function restartMembership(
  situation: Situation,
  { membershipId, on }: WordsOf<'registry.restart-membership'>,
): Decision {
  const newMembershipId = newId();
  const after = decideRestart(situation.setting, { membershipId, on, newMembershipId });
  requireMembershipRight(situation, 'registry.restart-membership', membershipId);
  return { after, effectiveOn: on, restarts: new Map([[newMembershipId, membershipId]]) };
}
