import {
  firstDayOf,
  type Law,
  million,
  type Programme,
  type Reading,
  RuleError,
  startReading,
  sumOf,
  type Working,
} from '#modules/rules/core/law/index.ts';
import {
  type ContributionLine,
  type ContributionOutcome,
  dutyKeys,
  programmesOf,
  type Standing,
  standingOf,
} from './contribution.ts';
import { billedByDuty } from './duty.ts';
import type { BpuFacts } from './facts.ts';
import {
  type Bracket,
  bpuBrackets,
  bpuIncomeStep,
  bpuJhtRate,
  bpuJkkRate,
  bpuJkmFlat,
  bpuUndeclaredIncomeRow,
} from './parameters.ts';
import { factorOf, meetsBpu, reliefsIn } from './reliefs.ts';
import { shareAt, shareIn } from './share.ts';

/** One row of the table for one set of programmes and one kind of payer. */
export interface BpuRow {
  readonly bracket: Bracket;
  readonly totalIdr: bigint;
  readonly lines: readonly ContributionLine[];
  readonly workings: readonly Working[];
}

/** The BPU table of a month, computed for one kind of payer and one set of programmes. */
export interface BpuBill extends Standing {
  readonly rows: readonly BpuRow[];
  /** Rupiah to which income is floored before its row is looked up. */
  readonly stepIdr: bigint;
  readonly undeclared: BpuRow;
  readonly opening: readonly Working[];
  readonly baseUsed: Working['used'];
  /** Where no income is declared: other law, so its own basis. */
  readonly undeclaredUsed: Working['used'];
  readonly undeclaredBasis: Standing['basis'];
}

type Payer = Pick<BpuFacts, 'month' | 'sector' | 'funding' | 'provisional'>;

/**
 * Computes the table of a month. Throws RuleError: `programme.not_for_segment`, `parameter.before_first`.
 *
 * @param key set of programmes by `keyOf`, or `dutyKeys` for those that are a duty
 */
export function bpuBill(law: Law, payer: Payer, key: number): BpuBill {
  const reading = startReading(law, payer.provisional);
  const day = firstDayOf(payer.month);
  const brackets = reading.value(bpuBrackets, day, 'month');
  const stepIdr = reading.value(bpuIncomeStep, day, 'month');
  const baseUsed = reading.take();
  const undeclaredRow = reading.value(bpuUndeclaredIncomeRow, day, 'month');
  const undeclaredUsed = [...baseUsed.slice(0, 1), ...reading.take()];
  const duty = key < dutyKeys ? null : billedByDuty(reading, 'bpu', payer.month);
  const prices = (duty?.billed ?? programmesOf(key)).map((programme) => priceOf(reading, payer, programme));
  const rows = brackets.map((bracket) => rowOf(bracket, prices));
  const undeclared = rows.find(({ bracket }) => bracket.row === undeclaredRow);
  if (!undeclared) throw new Error('the table has no row for income that is not declared');
  const opening = duty ? [duty.working] : [];
  const standing = (used: Working['used']) =>
    standingOf(reading, [
      ...opening,
      { line: 'base', formula: 'bpu_base', facts: {}, used },
      ...undeclared.workings,
    ]);
  const undeclaredBasis = standing(undeclaredUsed).basis;
  return {
    ...standing(baseUsed),
    rows,
    stepIdr,
    undeclared,
    opening,
    baseUsed,
    undeclaredUsed,
    undeclaredBasis,
  };
}

/** The row of an income; null: none declared. */
export function bpuRowOf({ rows, stepIdr, undeclared }: BpuBill, incomeIdr: bigint | null): BpuRow {
  if (incomeIdr === null) return undeclared;
  const flooredIdr = incomeIdr - (incomeIdr % stepIdr);
  let [low, high] = [0, rows.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const maxIdr = rows[middle]?.bracket.maxIdr ?? null;
    if (maxIdr === null || flooredIdr <= maxIdr) high = middle;
    else low = middle + 1;
  }
  const row = rows[low];
  if (!row) throw new Error('the table has no rows');
  return row;
}

/** A month of one BPU worker, with its workings. */
export function answerBpu(bill: BpuBill, incomeIdr: bigint | null): ContributionOutcome {
  const { bracket, totalIdr, lines, workings } = bpuRowOf(bill, incomeIdr);
  const { baseIdr, row } = bracket;
  const base: Working =
    incomeIdr === null
      ? { line: 'base', formula: 'bpu_base_undeclared', facts: { row, baseIdr }, used: bill.undeclaredUsed }
      : { line: 'base', formula: 'bpu_base', facts: { incomeIdr, row, baseIdr }, used: bill.baseUsed };
  return {
    result: { totalIdr, lines, baseIdr },
    workings: [...bill.opening, base, ...workings],
    dependsOn: bill.dependsOn,
    provisional: bill.provisional,
    basis: incomeIdr === null ? bill.undeclaredBasis : bill.basis,
  };
}

/** One programme's price: a working for a base, its amount with it. */
type Price = (baseIdr: bigint) => {
  readonly programme: Programme;
  readonly amountIdr: bigint;
  readonly working: Working;
};

function priceOf(reading: Reading, payer: Payer, programme: Programme): Price {
  const day = firstDayOf(payer.month);
  const isFlat = programme === 'JKM';
  if (programme !== 'JKK' && programme !== 'JKM' && programme !== 'JHT')
    throw new RuleError('programme.not_for_segment', 'programmes', { programme, segment: 'BPU' });
  const parameter = { JKK: bpuJkkRate, JKM: bpuJkmFlat, JHT: bpuJhtRate }[programme];
  const price = reading.value<bigint>(parameter, day, 'month');
  const reliefs = reliefsIn(reading.law, payer.month, 'BPU')
    .filter(({ factorsPpm }) => factorsPpm.has(programme))
    .filter((relief) => meetsBpu(relief, payer, reading));
  const factorPpm = factorOf(reliefs, programme, reading);
  const used = reading.take();
  const share = shareAt(isFlat ? million : price, factorPpm);
  const formula = `${isFlat ? 'bpu_flat' : 'bpu_rate'}${factorPpm === million ? '' : '_relief'}`;
  const relief = factorPpm === million ? {} : { factorPpm };
  return (baseIdr) => {
    const amountIdr = shareIn(share, isFlat ? price : baseIdr);
    const facts = isFlat
      ? { flatIdr: price, ...relief, amountIdr }
      : { baseIdr, ratePpm: price, ...relief, amountIdr };
    return { programme, amountIdr, working: { line: programme, formula, facts, used } };
  };
}

function rowOf(bracket: Bracket, prices: readonly Price[]): BpuRow {
  const priced = prices.map((price) => price(bracket.baseIdr));
  return {
    bracket,
    totalIdr: sumOf(priced.map(({ amountIdr }) => amountIdr)),
    lines: priced.map(({ programme, amountIdr }) => ({ programme, employerIdr: 0n, workerIdr: amountIdr })),
    workings: priced.map(({ working }) => working),
  };
}
