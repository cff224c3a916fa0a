import {
  contributionsOf,
  dueDay,
  type Law,
  lateFee,
  protection,
  startReading,
  type TariffRow,
  tariffTable,
} from '#modules/rules/core/index.ts';
import { addMonths } from '#platform/core/month.ts';

/** A month as the tables of the law keep it: `contributions.months` and `contributions.tariffs`. */
export interface PrintedMonth {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly tariff: readonly Readonly<Record<string, unknown>>[];
}

/** Prints what the law says of a month; a yearly value not published yet is the last one. Throws RuleError before the law's first month. */
export function printMonth(law: Law, month: string): PrintedMonth {
  const reading = () => startReading(law, true);
  const dueOn = (segment: 'BPU' | 'PU') => dueDay(reading(), { segment, month }).result.dueOn;
  const firstDay = `${month}-01`;
  const paid = {
    segment: 'BPU',
    on: firstDay,
    payments: [{ month, paidOn: firstDay }],
    registeredOn: null,
  } as const;
  const lapsesOn = protection(reading(), paid).result.inactiveFrom;
  if (lapsesOn === null) throw new Error(`cover paid through ${month} would never end`);
  const late = (paidOn: string) =>
    lateFee(reading(), { segment: 'PU', month, amountIdr: 1_000_000n, paidOn }).result;
  // Two whole months late under either reading of a month begun.
  const twoMonthsLate = late(`${addMonths(month, 3)}${dueOn('PU').slice(7)}`);
  const facts = {
    month,
    bpu_due_on: dueOn('BPU'),
    pu_due_on: dueOn('PU'),
    bpu_lapses_on: lapsesOn,
    pu_fee_ppm: (twoMonthsLate.feeIdr / BigInt(twoMonthsLate.monthsLate)).toString(),
    fee_counts_begun: law.profile.lateFeeCountsBegunMonth.value,
    pu_programmes: Object.fromEntries(
      insuredKinds.map((insured) => [insured, billedFor(law, month, insured)]),
    ),
  };
  const tariff = tariffTable(law, month, true)
    .filter(({ segment }) => segment === 'BPU' || segment === 'PU')
    .map(tariffRow);
  return { facts, tariff };
}

const insuredKinds = ['micro', 'small', 'medium', 'large', 'government'] as const;

/** The programmes a wage is billed for by duty; a yearly value not published yet is the last one. */
function billedFor(law: Law, month: string, insured: (typeof insuredKinds)[number]): readonly string[] {
  const isGovernment = insured === 'government';
  const { shares } = contributionsOf(law).puBill({
    segment: 'PU',
    month,
    riskClass: 1,
    labourIntensive: false,
    employees: 0,
    employerKind: isGovernment ? 'government' : 'firm',
    scale: isGovernment ? 'large' : insured,
    programmes: null,
    provisional: true,
  });
  return shares.map(({ programme }) => programme);
}

function tariffRow(row: TariffRow, line: number) {
  return {
    ...{
      month: row.month,
      line,
      segment: row.segment,
      sector: row.sector,
      funding: row.funding,
      bracket: row.row,
    },
    ...{ income_from_idr: plain(row.incomeFromIdr), income_below_idr: plain(row.incomeBelowIdr) },
    ...{ is_undeclared: row.isUndeclaredRow, base_idr: plain(row.baseIdr) },
    ...{ jkk_idr: plain(row.jkkIdr), jkm_idr: plain(row.jkmIdr), jht_idr: plain(row.jhtIdr) },
    ...{ risk_class: row.riskClass, labour_intensive: row.labourIntensive, scale: row.scale },
    ...{ employees_from: row.employeesFrom, employees_below: row.employeesBelow },
    ...{ jkk_ppm: row.jkkPpm, jkm_ppm: row.jkmPpm, jht_employer_ppm: row.jhtEmployerPpm },
    ...{ jht_worker_ppm: row.jhtWorkerPpm, jp_employer_ppm: row.jpEmployerPpm },
    ...{ jp_worker_ppm: row.jpWorkerPpm, jp_cap_idr: plain(row.jpCapIdr) },
  };
}

/** Money as JSON has it: a decimal string. */
function plain(value: TariffRow[keyof TariffRow]): string | undefined {
  return value === undefined ? undefined : String(value);
}
