import { isLifeAct, type LifeAct, needsSecondPerson } from '#modules/registry/core/index.ts';
import { changeWork } from './change-work.ts';
import { correctWorker } from './correct-worker.ts';
import { endMembership } from './end-membership.ts';
import { moveWorker } from './move-worker.ts';
import { reportDeath } from './report-death.ts';
import { restartMembership } from './restart-membership.ts';
import type { Decision, LifeWords, Situation } from './situation.ts';
import { undoAct } from './undo-act.ts';

/** What the act that was asked for would make of the worker; whatever it refuses is its own. */
export function decideWords(situation: Situation, words: LifeWords): Decision | Promise<Decision> {
  switch (words.act) {
    case 'registry.report-death':
      return reportDeath(situation, words);
    case 'registry.move-worker':
      return moveWorker(situation, words);
    case 'registry.change-work':
      return changeWork(situation, words);
    case 'registry.correct-worker':
      return correctWorker(situation, words);
    case 'registry.end-membership':
      return endMembership(situation, words);
    case 'registry.restart-membership':
      return restartMembership(situation, words);
    case 'registry.undo-act':
      return undoAct(situation, words);
  }
}

/** Whether a second person must agree before it takes effect. */
export function asksSecondPerson(act: LifeAct, decision: Decision, { loaded }: Situation): boolean {
  const undone = loaded.rows.find(({ event_id }) => event_id === decision.undoes)?.act ?? null;
  return needsSecondPerson(act, {
    leavesArea: decision.leavesArea ?? false,
    undone: undone !== null && isLifeAct(undone) ? undone : null,
  });
}
