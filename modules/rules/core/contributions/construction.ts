import { type CaseFields, type RuleKind, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  firstDayOf,
  halfUp,
  million,
  type Outcome,
  outcomeOf,
  type Reading,
  shareOf,
  sumOf,
  type Working,
} from '#modules/rules/core/law/index.ts';
import type { ContributionLine } from './contribution.ts';
import { constructionSlices, constructionWageRates } from './parameters.ts';

/** A construction project: billed on its contract value before VAT, or on the wages of a month. */
export interface ConstructionFacts {
  readonly month: string;
  readonly on: 'contract' | 'wages';
  /** Rupiah: the contract value, or the wages of all workers in the month. */
  readonly amountIdr: bigint;
}

interface ConstructionResult {
  readonly totalIdr: bigint;
  readonly lines: readonly ContributionLine[];
}

/** Throws RuleError naming the field; `wagesIdr` counts only where no `contractIdr` is given. */
export function readConstructionFacts(fields: CaseFields): ConstructionFacts {
  const month = fields.month('month');
  if (!fields.has('contractIdr') && fields.has('wagesIdr'))
    return { month, on: 'wages', amountIdr: fields.money('wagesIdr') };
  return { month, on: 'contract', amountIdr: fields.money('contractIdr') };
}

/** What a construction project owes, all of it the employer's. Throws RuleError `parameter.before_first`. */
export function construction(reading: Reading, facts: ConstructionFacts): Outcome<ConstructionResult> {
  const workings = facts.on === 'wages' ? onWages(reading, facts) : onContract(reading, facts);
  const lines = [
    { programme: 'JKK', employerIdr: workings.jkkIdr, workerIdr: 0n },
    { programme: 'JKM', employerIdr: workings.jkmIdr, workerIdr: 0n },
  ] as const;
  const totalIdr = workings.jkkIdr + workings.jkmIdr;
  return outcomeOf(reading, { totalIdr, lines }, workings.workings);
}

/** A case `construction` of CONTRACT 4.1. */
export const constructionKind: RuleKind = ruleKind('construction', readConstructionFacts, construction);

interface Priced {
  readonly jkkIdr: bigint;
  readonly jkmIdr: bigint;
  readonly workings: readonly Working[];
}

/** Each slice at its own rate; a programme is rounded once, over all its slices. */
function onContract(reading: Reading, { month, amountIdr: contractIdr }: ConstructionFacts): Priced {
  const rates = reading.value(constructionSlices, firstDayOf(month), 'month');
  const used = reading.take();
  let fromIdr = 0n;
  const slices = rates.map(({ uptoIdr, jkkPpm, jkmPpm }) => {
    const endIdr = uptoIdr === null || contractIdr < uptoIdr ? contractIdr : uptoIdr;
    const sliceIdr = endIdr > fromIdr ? endIdr - fromIdr : 0n;
    const slice = { fromIdr, sliceIdr, jkkPpm, jkmPpm };
    fromIdr = uptoIdr ?? fromIdr;
    return slice;
  });
  const taken = slices.filter(({ sliceIdr }, index) => sliceIdr > 0n || index === 0);
  const jkkIdr = halfUp(sumOf(taken.map(({ sliceIdr, jkkPpm }) => sliceIdr * jkkPpm)), million);
  const jkmIdr = halfUp(sumOf(taken.map(({ sliceIdr, jkmPpm }) => sliceIdr * jkmPpm)), million);
  return {
    jkkIdr,
    jkmIdr,
    workings: [
      ...taken.map(({ sliceIdr, jkkPpm: ratePpm }) => sliced('JKK', { sliceIdr, ratePpm }, used)),
      { line: 'JKK', formula: 'construction_sum', facts: { slices: taken.length, amountIdr: jkkIdr }, used },
      ...taken.map(({ sliceIdr, jkmPpm: ratePpm }) => sliced('JKM', { sliceIdr, ratePpm }, used)),
      { line: 'JKM', formula: 'construction_sum', facts: { slices: taken.length, amountIdr: jkmIdr }, used },
    ],
  };
}

function sliced(
  line: string,
  facts: { readonly sliceIdr: bigint; readonly ratePpm: bigint },
  used: Working['used'],
): Working {
  return { line, formula: 'construction_slice', facts, used };
}

function onWages(reading: Reading, { month, amountIdr: wagesIdr }: ConstructionFacts): Priced {
  const { jkkPpm, jkmPpm } = reading.value(constructionWageRates, firstDayOf(month), 'month');
  const used = reading.take();
  const [jkkIdr, jkmIdr] = [shareOf(wagesIdr, jkkPpm), shareOf(wagesIdr, jkmPpm)];
  const working = (line: string, employerPpm: bigint, employerIdr: bigint): Working => ({
    line,
    formula: 'employer_share',
    facts: { wageIdr: wagesIdr, employerPpm, employerIdr },
    used,
  });
  return {
    jkkIdr,
    jkmIdr,
    workings: [working('JKK', jkkPpm, jkkIdr), working('JKM', jkmPpm, jkmIdr)],
  };
}
