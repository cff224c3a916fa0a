import {
  type Certainty,
  contributionsOf,
  type Law,
  type SwitchName,
  withSwitches,
} from '#modules/rules/core/index.ts';
import { addMonths } from '#platform/core/month.ts';
import type { ScenarioPayer, ScenarioTerms } from './scenario-terms.ts';

/** Row of the BPU table that sponsored workers are paid on unless a programme says otherwise (CONTRACT 4.2). */
const sponsoredRow = 1;
const programmes = ['JKK', 'JKM'] as const;

/** What one worker costs a source in one month. */
export interface MonthPrice {
  readonly month: string;
  readonly priceIdr: bigint;
  /** A relief of the law lowers it. */
  readonly isRelieved: boolean;
  /** A value of the law not yet published stood in. */
  readonly isProvisional: boolean;
}

/** A switch of the law's profile that decided a price, and what the same months cost under the other reading. */
export interface DecidingSwitch {
  readonly name: SwitchName;
  readonly value: boolean;
  readonly certainty: Certainty;
  /** Of one worker, all months together. */
  readonly otherwiseIdr: bigint;
}

/** The months of a scenario as one source pays them. */
export interface PricedMonths {
  readonly months: readonly MonthPrice[];
  readonly switches: readonly DecidingSwitch[];
}

/** The contribution months of a scenario in order. */
export function monthsOf({ from, months }: Pick<ScenarioTerms, 'from' | 'months'>): string[] {
  return Array.from({ length: months }, (_, index) => addMonths(from, index));
}

/**
 * What one worker costs a source month by month: JKK and JKM on row 1, reliefs included, sector other than transport.
 * Throws RuleError `parameter.before_first` for a month before the law's first.
 */
export function priceMonths(law: Law, payer: ScenarioPayer, months: readonly string[]): PricedMonths {
  const bills = months.map((month) => billOf(law, payer, month));
  const deciding = [...new Set(bills.flatMap(({ dependsOn }) => dependsOn))];
  return {
    months: bills.map(({ dependsOn, ...price }) => ({
      ...price,
      isRelieved: dependsOn.some((name) => law.profile[name].value === true),
    })),
    switches: deciding.flatMap((name) => {
      const { value, certainty } = law.profile[name];
      if (typeof value !== 'boolean') return [];
      const otherLaw = withSwitches(law, { [name]: !value });
      const others = months.map((month) => billOf(otherLaw, payer, month).priceIdr);
      return [{ name, value, certainty, otherwiseIdr: others.reduce((sum, one) => sum + one, 0n) }];
    }),
  };
}

function billOf(law: Law, funding: ScenarioPayer, month: string) {
  const bill = contributionsOf(law).bpuBill({
    segment: 'BPU',
    month,
    sector: 'other',
    funding,
    programmes,
    provisional: true,
  });
  const row = bill.rows.find(({ bracket }) => bracket.row === sponsoredRow);
  if (!row) throw new Error('the table of a month has no row 1');
  return {
    month,
    priceIdr: row.totalIdr,
    isProvisional: bill.provisional.length > 0,
    dependsOn: bill.dependsOn,
  };
}
