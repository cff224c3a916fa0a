import {
  count,
  idr,
  listOf,
  oneOf,
  orNull,
  type Programme,
  parameter,
  ppm,
  type ReadValue,
  record,
} from '#modules/rules/core/law/index.ts';
import { readOnce } from './read-once.ts';

/** One row of the BPU table; `maxIdr` is inclusive, null: no upper end. */
export interface Bracket {
  readonly row: number;
  readonly minIdr: bigint;
  readonly maxIdr: bigint | null;
  readonly baseIdr: bigint;
}

const bracket: ReadValue<Bracket> = record({ row: count, minIdr: idr, maxIdr: orNull(idr), baseIdr: idr });

export const bpuBrackets = parameter('bpu-brackets', readOnce(listOf(bracket)));
export const bpuIncomeStep = parameter('bpu-income-step', idr);
export const bpuUndeclaredIncomeRow = parameter('bpu-undeclared-income-row', count);
export const bpuJkkRate = parameter('bpu-jkk-rate', ppm);
export const bpuJkmFlat = parameter('bpu-jkm-flat', idr);
export const bpuJhtRate = parameter('bpu-jht-rate', ppm);

export const puJkkRate = parameter(
  'pu-jkk-rate',
  readOnce(listOf(record({ riskClass: count, ratePpm: ppm }))),
);
export const puJkmRate = parameter('pu-jkm-rate', ppm);
const bothParts = readOnce(record({ employerPpm: ppm, workerPpm: ppm }));
export const puJhtRate = parameter('pu-jht-rate', bothParts);
export const puJpRate = parameter('pu-jp-rate', bothParts);
export const jpWageCap = parameter('jp-wage-cap', idr);
export const jkpFunding = parameter(
  'jkp-funding',
  record({ statePpm: ppm, fromJkkPpm: ppm, fromJkmPpm: ppm }),
);
export const jkpWageCap = parameter('jkp-wage-cap', idr);

export const constructionSlices = parameter(
  'construction-slices',
  listOf(record({ uptoIdr: orNull(idr), jkkPpm: ppm, jkmPpm: ppm })),
);
export const constructionWageRates = parameter(
  'construction-wage-rates',
  record({ jkkPpm: ppm, jkmPpm: ppm }),
);

export const scales = ['micro', 'small', 'medium', 'large'] as const;
export type Scale = (typeof scales)[number];

export const enterpriseScales = parameter(
  'enterprise-scales',
  listOf(record({ scale: oneOf(...scales), capitalUptoIdr: orNull(idr), salesUptoIdr: orNull(idr) })),
);

/** must, may, none; automatic: without a bill of its own; if_eligible: automatic where its conditions are met; package: with others at one price; disputed: sources differ. */
export const duties = ['must', 'may', 'none', 'automatic', 'if_eligible', 'package', 'disputed'] as const;
export type Duty = (typeof duties)[number];

const duty = oneOf(...duties);
const dutyTable: ReadValue<Readonly<Record<Programme, Duty>>> = record({
  JKK: duty,
  JKM: duty,
  JHT: duty,
  JP: duty,
  JKP: duty,
});

/** Which programmes are a duty, by who insures whom. */
export const dutyTables = {
  large: parameter('duty-pu-large', dutyTable),
  medium: parameter('duty-pu-large', dutyTable),
  small: parameter('duty-pu-small', dutyTable),
  micro: parameter('duty-pu-micro', dutyTable),
  government: parameter('duty-non-asn', dutyTable),
  bpu: parameter('duty-bpu', dutyTable),
  bpu_employer: parameter('duty-bpu-employer', dutyTable),
  construction: parameter('duty-construction', dutyTable),
  pmi: parameter('duty-pmi', dutyTable),
} as const;

export type Insured = keyof typeof dutyTables;
