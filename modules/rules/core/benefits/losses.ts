import {
  type BothTexts,
  bothTexts,
  type DatedValue,
  flag,
  listOf,
  orNull,
  parameter,
  ppm,
  type Reading,
  RuleError,
  record,
  sumOf,
  text,
  valueOn,
} from '#modules/rules/core/law/index.ts';
import type { BenefitSheet } from './benefit-lines.ts';

/** One part of the disability table. */
export interface DisabilityPart {
  readonly part: string;
  readonly name: BothTexts;
  /** Share of 80 x wage; the least one where `mostLossPpm` stands. */
  readonly lossPpm: bigint;
  /** Not null: a doctor states the share between the two. */
  readonly mostLossPpm: bigint | null;
  /** True for what can be lost several times: another finger, each 10 dB. */
  readonly severalTimes: boolean;
  /** The same part of the other side, which a left-handed worker's counts as. */
  readonly mirror: string | null;
}

const part = record({
  part: text,
  name: bothTexts,
  lossPpm: ppm,
  mostLossPpm: orNull(ppm),
  severalTimes: flag,
  mirror: orNull(text),
});

/** What was seen in a source, and what was not: two files, for each says how certain it is. */
export const disabilityTables = [
  parameter('disability-table', listOf(part)),
  parameter('disability-table-unseen', listOf(part)),
] as const;
const lossesCap = parameter('jkk-losses-cap', ppm);

/** A loss as a percentage a doctor stated, as parts of the table, or (a part with a range) as both. */
export interface LossFacts {
  /** Parts of a million; null: not given. */
  readonly lossPpm: bigint | null;
  readonly losses: readonly string[];
  readonly isLeftHanded: boolean;
}

/**
 * What was lost, as a share of 80 x wage in parts of a million: parts of the table are added, capped by the switch.
 * Throws RuleError `field.missing`, `field.repeated`, `field.choice_unknown`, `number.out_of_range`.
 */
export function lossOf(reading: Reading, sheet: BenefitSheet, facts: LossFacts, eventOn: string): bigint {
  const lossPpm = facts.losses.length === 0 ? statedLoss(facts) : addedLoss(reading, sheet, facts, eventOn);
  const capPpm = reading.value(lossesCap, eventOn, 'eventOn');
  if (lossPpm <= capPpm) {
    reading.take();
    return lossPpm;
  }
  const isCapped = reading.ask('lossesCapped');
  sheet.explain('disability', isCapped ? 'losses_capped' : 'losses_not_capped', { lossPpm, capPpm });
  return isCapped ? capPpm : lossPpm;
}

function statedLoss({ lossPpm }: LossFacts): bigint {
  if (lossPpm === null) throw new RuleError('field.missing', 'lossPercent');
  return lossPpm;
}

function addedLoss(reading: Reading, sheet: BenefitSheet, facts: LossFacts, eventOn: string): bigint {
  const tables = disabilityTables.flatMap(({ id, read }) => {
    const table = valueOn(reading.law, id, eventOn);
    return table ? [{ table, parts: read(table.value) }] : [];
  });
  const lost = facts.losses.map((code, index) => {
    const field = `losses[${index}]`;
    const named = partNamed(tables, code, field);
    if (!named.part.severalTimes && facts.losses.indexOf(code) < index)
      throw new RuleError('field.repeated', field);
    const { mirror } = named.part;
    const counted = facts.isLeftHanded && mirror !== null ? partNamed(tables, mirror, field) : named;
    return { code, ...counted };
  });
  if (facts.lossPpm !== null && lost.every(({ part: { mostLossPpm } }) => mostLossPpm === null))
    throw new RuleError('field.repeated', 'lossPercent');
  const added = lost.map(({ code, table, part: one }) => {
    reading.use(table);
    const lossPpm = one.mostLossPpm === null ? one.lossPpm : rangedLoss(one, facts);
    if (code === one.part) sheet.explain('disability', 'loss_of_part', { part: code, lossPpm });
    else sheet.explain('disability', 'loss_left_handed', { part: code, countedAs: one.part, lossPpm });
    return lossPpm;
  });
  return sumOf(added);
}

interface LostPart {
  readonly table: DatedValue;
  readonly part: DisabilityPart;
}
type Tables = readonly { readonly table: DatedValue; readonly parts: readonly DisabilityPart[] }[];

function partNamed(tables: Tables, code: string, field: string): LostPart {
  for (const { table, parts } of tables) {
    const found = parts.find((one) => one.part === code);
    if (found) return { table, part: found };
  }
  const choices = tables.flatMap(({ parts }) => parts.map((one) => one.part)).join(', ');
  throw new RuleError('field.choice_unknown', field, { choices });
}

/** A part with a range takes the percentage the doctor stated, which must lie within. */
function rangedLoss({ lossPpm: leastPpm, mostLossPpm }: DisabilityPart, { lossPpm }: LossFacts): bigint {
  if (lossPpm === null) throw new RuleError('field.missing', 'lossPercent');
  const mostPpm = mostLossPpm ?? leastPpm;
  if (lossPpm < leastPpm || lossPpm > mostPpm) {
    const [atLeast, atMost] = [Number(leastPpm) / 10_000, Number(mostPpm) / 10_000];
    throw new RuleError('number.out_of_range', 'lossPercent', { atLeast, atMost });
  }
  return lossPpm;
}
