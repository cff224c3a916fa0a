import { decideWork, occupationGroupOf } from '#modules/registry/core/index.ts';
import type { Decision, Situation, WordsOf } from './situation.ts';

/** Another job, another income, or both. */
export function changeWork(
  { setting }: Situation,
  { on, occupation, declaredIncomeIdr }: WordsOf<'registry.change-work'>,
): Decision {
  const occupationGroup = occupationGroupOf(occupation);
  return {
    after: decideWork(setting, { on, occupation, occupationGroup, declaredIncomeIdr }),
    effectiveOn: on,
  };
}
