import type { Text } from '#platform/web/text.ts';
import { type ScenarioLetter, scenarioLetters } from './scenario-form.ts';
import type { Outcome, Simulation } from './simulation-api.ts';

/** A scenario with the letter it goes by. */
export interface NamedOutcome {
  readonly letter: ScenarioLetter;
  readonly name: string;
  readonly outcome: Outcome;
}

/** The scenarios of an answer in their order, each with its name. */
export function namedOutcomes({ scenarios }: Simulation, t: Text): readonly NamedOutcome[] {
  return scenarios.flatMap((outcome, place) => {
    const letter = scenarioLetters[place];
    return letter
      ? [{ letter, name: t('simulation.scenario', { letter: letter.toUpperCase() }), outcome }]
      : [];
  });
}
