import { decideCorrection, nikCorrectors, refuse } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Decision, Situation, WordsOf } from './situation.ts';

/**
 * Data that were wrong, put right.
 *
 * @throws Refusal `worker.nik_only_office`, and what `decideCorrection` refuses
 */
export function correctWorker(
  { caller, setting }: Situation,
  { correction }: WordsOf<'registry.correct-worker'>,
): Decision {
  if (correction.nik !== undefined) requireNikCorrector(caller);
  return { after: decideCorrection(setting, correction), effectiveOn: setting.today };
}

/** Only the office changes a NIK, forth or back. */
export function requireNikCorrector({ role }: Pick<Caller, 'role'>): void {
  if (!nikCorrectors.some((one) => one === role)) throw refuse('worker.nik_only_office', { field: 'nik' });
}
