import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  count,
  type Outcome,
  outcomeOf,
  parameter,
  type Reading,
  sumOf,
} from '#modules/rules/core/law/index.ts';
import { exactText, fractionOf, roundedText } from './exact-text.ts';

const publicMonths = parameter('counting-public-months', count);
const firmMonths = parameter('counting-firm-months', count);

const monthsOfYear = 12;
const mostMonthsOfTerm = 120;
const mostWorkers = 400_000_000;

/** Workers with the same months: paid by government and village together, and in one unbroken term of a firm. */
export interface CountedGroup {
  readonly workers: number;
  /** Months of the calendar year paid by government and village together. */
  readonly publicMonths: number;
  /** Consecutive months of one term that a firm paid. */
  readonly firmMonths: number;
}

export interface CountingFacts {
  /** Calendar year `YYYY`. */
  readonly year: string;
  readonly groups: readonly CountedGroup[];
}

export interface CountingResult {
  /** How many workers they count as: "500", "166.5", or the fraction "500/3" where no decimal is exact. */
  readonly counted: string;
  /** The same to two decimals, rounded half up. */
  readonly countedRounded: string;
  readonly workers: number;
}

/** How many workers sponsored months count as in a calendar year (CONTRACT 4.2, counting rule); no worker counts more than once. */
export function counting(reading: Reading, { year, groups }: CountingFacts): Outcome<CountingResult> {
  const lastDay = `${year}-12-31`;
  const needed = BigInt(reading.value(publicMonths, lastDay, 'year'));
  const publicUsed = reading.take();
  const neededOfFirm = firmMonthsNeeded(reading, year);
  const bothUsed = [...publicUsed, ...reading.take()];
  const parts = groups.map((group) => countedOf(group, needed, neededOfFirm));
  const numerator = sumOf(parts);
  const result = {
    counted: exactText(numerator, needed),
    countedRounded: roundedText(numerator, needed),
    workers: groups.reduce((sum, { workers }) => sum + workers, 0),
  };
  const workings = groups.map((group, index) => ({
    line: 'counted',
    formula: group.firmMonths > 0 ? 'counting_firm' : 'counting_public',
    facts: {
      ...group,
      neededMonths: group.firmMonths > 0 ? neededOfFirm : Number(needed),
      counted: fractionOf(parts[index] ?? 0n, needed),
    },
    used: group.firmMonths > 0 ? bothUsed : publicUsed,
  }));
  return outcomeOf(reading, result, workings);
}

/** How many consecutive months of one term of a firm count as a worker in that calendar year. */
export function firmMonthsNeeded(reading: Reading, year: string): number {
  return reading.value(firmMonths, `${year}-12-31`, 'year');
}

/** In parts of one worker, as many as the months that count fully. */
function countedOf(group: CountedGroup, needed: bigint, neededOfFirm: number): bigint {
  const paid = BigInt(group.publicMonths);
  const isFull = group.firmMonths >= neededOfFirm || paid >= needed;
  return BigInt(group.workers) * (isFull ? needed : paid);
}

function readCountingFacts(fields: CaseFields): CountingFacts {
  const year = String(fields.integer('year', { atLeast: 1900, atMost: 2199 }));
  return { year, groups: fields.has('groups') ? fields.list('groups', readMixed) : [readSingle(fields)] };
}

function readMixed(fields: CaseFields): CountedGroup {
  const government = fields.integerOr('governmentMonths', 0, { atMost: monthsOfYear });
  const village = fields.integerOr('villageMonths', 0, { atMost: monthsOfYear - government });
  const firm = fields.integerOr('firmConsecutiveMonths', 0, { atMost: mostMonthsOfTerm });
  return { workers: readWorkers(fields), publicMonths: government + village, firmMonths: firm };
}

function readSingle(fields: CaseFields): CountedGroup {
  const workers = readWorkers(fields);
  const sponsor = fields.choice('sponsor', ['government', 'village', 'firm']);
  if (sponsor !== 'firm')
    return { workers, publicMonths: fields.integer('months', { atMost: monthsOfYear }), firmMonths: 0 };
  const firm = fields.integer('consecutiveMonths', { atMost: mostMonthsOfTerm });
  return { workers, publicMonths: 0, firmMonths: firm };
}

function readWorkers(fields: CaseFields): number {
  return fields.integer('workers', { atMost: mostWorkers });
}

export const countingKind = ruleKind('counting', readCountingFacts, counting);
