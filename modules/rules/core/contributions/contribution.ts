import {
  basisOf,
  type DatedValue,
  type Outcome,
  type Programme,
  programmes,
  type Reading,
  type Working,
} from '#modules/rules/core/law/index.ts';

/** What one programme costs in one month, in rupiah; for BPU all of it is the worker's. */
export interface ContributionLine {
  readonly programme: Programme;
  readonly employerIdr: bigint;
  readonly workerIdr: bigint;
  /** Of both parts together, what may be paid later. */
  readonly deferredIdr?: bigint;
  /** JKP, for information: it is funded by the state and out of JKK and JKM, its line is 0. */
  readonly stateIdr?: bigint;
  readonly fromJkkIdr?: bigint;
  readonly fromJkmIdr?: bigint;
}

export interface ContributionResult {
  readonly totalIdr: bigint;
  readonly lines: readonly ContributionLine[];
  /** BPU: the base of the bracket, which benefits are reckoned from. */
  readonly baseIdr?: bigint;
}

/** The laws stand ready beside the outcome, the same as `basisOf(outcome)`. */
export interface ContributionOutcome extends Outcome<ContributionResult> {
  readonly basis: readonly string[];
}

const bits: Readonly<Record<Programme, number>> = { JKK: 1, JKM: 2, JHT: 4, JP: 8, JKP: 16 };

/** One past the highest set of programmes: where keys for the programmes that are a duty begin. */
export const dutyKeys = 32;

/** A set of programmes as a number below `dutyKeys`; order and repetition do not matter. */
export function keyOf(chosen: readonly Programme[]): number {
  let key = 0;
  for (const programme of chosen) key |= bits[programme];
  return key;
}

/** The programmes of a key, in the law's order. */
export function programmesOf(key: number): readonly Programme[] {
  return programmes.filter((programme) => (key & bits[programme]) !== 0);
}

/** What all outcomes of one bill share: switches, values that stood in, laws. */
export interface Standing {
  readonly dependsOn: Outcome['dependsOn'];
  readonly provisional: readonly DatedValue[];
  readonly basis: readonly string[];
}

/** Closes the reading of a bill: its workings name the laws of every outcome. */
export function standingOf(reading: Reading, workings: readonly Working[]): Standing {
  return {
    dependsOn: [...reading.dependsOn],
    provisional: [...reading.provisional],
    basis: basisOf({ workings }),
  };
}
