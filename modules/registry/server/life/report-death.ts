import { decideDeath } from '#modules/registry/core/index.ts';
import type { Decision, Situation, WordsOf } from './situation.ts';

/** A death ends what is open on its day: bills stop with it. */
export function reportDeath({ setting }: Situation, { on }: WordsOf<'registry.report-death'>): Decision {
  return { after: decideDeath(setting, { on }), effectiveOn: on };
}
