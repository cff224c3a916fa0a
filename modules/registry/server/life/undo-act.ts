import { decideUndo, lifeChanges } from '#modules/registry/core/index.ts';
import { requireNikCorrector } from './correct-worker.ts';
import { requireMembershipRight } from './end-membership.ts';
import { type Decision, liesOutside, type Situation, type WordsOf } from './situation.ts';

const membershipActs = ['registry.end-membership', 'registry.restart-membership'] as const;

/**
 * Takes a mistaken act back by a new one; whoever could not do it cannot take it back.
 *
 * @throws Refusal `membership.not_yours`, `worker.nik_only_office`, and what `decideUndo` refuses
 */
export function undoAct(situation: Situation, { eventId }: WordsOf<'registry.undo-act'>): Decision {
  const { caller, loaded, setting } = situation;
  const after = decideUndo(setting, { eventId });
  const changes = lifeChanges(loaded.life, after);
  if (changes.some(({ membershipId, field }) => membershipId === null && field === 'nik'))
    requireNikCorrector(caller);
  const undone = loaded.rows.find((row) => row.event_id === eventId);
  const act = membershipActs.find((one) => one === undone?.act);
  for (const { membershipId } of act ? changes : [])
    if (act && membershipId !== null) requireMembershipRight(situation, act, membershipId);
  // What a second person agreed to is taken back by two as well.
  const leavesArea = undone?.approved_by !== null || liesOutside(caller, after.facts.areaCode ?? '');
  return { after, effectiveOn: setting.today, leavesArea, undoes: eventId };
}
