import {
  type DatedValue,
  firstDayOf,
  type Law,
  million,
  type Programme,
  startReading,
  usedIn,
  valueOn,
  type Working,
} from '#modules/rules/core/law/index.ts';
import { type BpuBill, type BpuRow, bpuRowOf } from './bpu-bill.ts';
import { type BpuTerms, contributionsOf } from './contributions.ts';
import { payers, sectors } from './facts.ts';
import { constructionSlices, jkpFunding, puJkkRate, scales } from './parameters.ts';
import type { PuBill } from './pu-bill.ts';
import { reliefsIn } from './reliefs.ts';
import type { TariffRow } from './tariff-row.ts';
import type { WageShare } from './wage-share.ts';

/**
 * The tariff of a month as plain rows that bulk SQL joins: BPU on sector, funding and income range; PU on risk class,
 * labour intensive, scale and number of workers; construction slice by slice. Columns: `tariffColumns`.
 * Throws RuleError `parameter.before_first` or, unless provisional, `parameter.not_yet_known`, field `month`.
 */
export function tariffTable(law: Law, month: string, provisional = false): readonly TariffRow[] {
  const of = { law, month, provisional };
  return [...bpuRows(of), ...puRows(of), ...constructionRows(of)];
}

interface Printed {
  readonly law: Law;
  readonly month: string;
  readonly provisional: boolean;
}

function bpuRows({ law, month, provisional }: Printed): TariffRow[] {
  const programmes = ['JKK', 'JKM', 'JHT'] as const;
  return sectors.flatMap((sector) =>
    payers.flatMap((funding) => {
      const terms: BpuTerms = { segment: 'BPU', month, sector, funding, programmes, provisional };
      const bill = contributionsOf(law).bpuBill(terms);
      const shared = {
        month,
        segment: 'BPU',
        sector,
        funding,
        parameters: keysOf(bill.undeclared.workings, bill),
      };
      return bill.rows.map((row, index) => ({ ...shared, ...bracketOf(bill, row, index) }));
    }),
  );
}

function bracketOf(bill: BpuBill, row: BpuRow, index: number): TariffRow {
  const [jkk, jkm, jht] = row.lines;
  const before = bill.rows[index - 1];
  return {
    row: row.bracket.row,
    ...present({ incomeFromIdr: before ? endOf(bill, before) : 0n, incomeBelowIdr: endOf(bill, row) }),
    isUndeclaredRow: row === bpuRowOf(bill, null),
    baseIdr: row.bracket.baseIdr,
    ...present({ jkkIdr: jkk?.workerIdr, jkmIdr: jkm?.workerIdr, jhtIdr: jht?.workerIdr }),
    rounding: 'half_up',
  };
}

/** The first income that is floored past the row. */
function endOf({ stepIdr }: BpuBill, { bracket: { maxIdr } }: BpuRow): bigint | null {
  return maxIdr === null ? null : maxIdr - (maxIdr % stepIdr) + stepIdr;
}

function puRows({ law, month, provisional }: Printed): TariffRow[] {
  const day = firstDayOf(month);
  const classes = startReading(law, provisional).value(puJkkRate, day, 'month');
  const hasJkp = valueOn(law, jkpFunding.id, day) !== null;
  const programmes: Programme[] = ['JKK', 'JKM', 'JHT', 'JP', ...(hasJkp ? (['JKP'] as const) : [])];
  return scales.flatMap((scale) =>
    [false, true].flatMap((labourIntensive) =>
      employeeRanges(law, month).flatMap(({ employeesFrom, ...below }) =>
        classes.map(({ riskClass }) => {
          const facts = { month, riskClass, labourIntensive, scale };
          const bill = contributionsOf(law).puBill({
            ...facts,
            segment: 'PU',
            employees: employeesFrom,
            employerKind: 'firm',
            programmes,
            provisional,
          });
          return { ...facts, segment: 'PU', employeesFrom, ...below, ...ratesOf(bill) };
        }),
      ),
    ),
  );
}

/** Numbers of workers at which a relief of the month begins cut the line of numbers. */
function employeeRanges(law: Law, month: string) {
  const begins = reliefsIn(law, month, 'PU').map(({ leastEmployees }) => leastEmployees ?? 0);
  const cuts = [...new Set([0, ...begins])].sort((a, b) => a - b);
  return cuts.map((employeesFrom, index) => {
    const employeesBelow = cuts[index + 1];
    return { employeesFrom, ...(employeesBelow === undefined ? {} : { employeesBelow }) };
  });
}

function ratesOf({ shares }: PuBill): TariffRow {
  const rows = shares.map((share) => ratesOfProgramme(share));
  const used = shares.flatMap(({ used: rates, deferralUsed }) => [...rates, ...deferralUsed]);
  return Object.assign({}, ...rows, { rounding: 'half_up', parameters: namesIn(used) });
}

function ratesOfProgramme(share: WageShare): TariffRow {
  const employerPpm = product(share.employerPpm, share.factorPpm);
  const workerPpm = product(share.workerPpm, share.factorPpm);
  switch (share.programme) {
    case 'JKK':
      return { jkkPpm: employerPpm };
    case 'JKM':
      return { jkmPpm: employerPpm };
    case 'JHT':
      return { jhtEmployerPpm: employerPpm, jhtWorkerPpm: workerPpm };
    case 'JP':
      return {
        jpEmployerPpm: employerPpm,
        jpWorkerPpm: workerPpm,
        ...present({ jpCapIdr: share.capIdr }),
        jpDeferredPpm: String(share.deferredPpm),
      };
    case 'JKP':
      return {
        ...present({ jkpCapIdr: share.capIdr }),
        jkpStatePpm: String(share.funding?.statePpm),
        jkpFromJkkPpm: String(share.funding?.fromJkkPpm),
        jkpFromJkmPpm: String(share.funding?.fromJkmPpm),
      };
  }
}

/** The amounts that are there. */
function present(amounts: Readonly<Record<string, bigint | null | undefined>>): TariffRow {
  return Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount != null));
}

/** Two rates multiplied, exactly, as decimal text: 8900 × 500000 is "4450". */
function product(ratePpm: bigint, factorPpm: bigint): string {
  const whole = ratePpm * factorPpm;
  const fraction = String(whole % million)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${whole / million}${fraction === '' ? '' : `.${fraction}`}`;
}

function constructionRows({ law, month, provisional }: Printed): TariffRow[] {
  const reading = startReading(law, provisional);
  const slices = reading.value(constructionSlices, firstDayOf(month), 'month');
  const shared = {
    month,
    segment: 'CONSTRUCTION',
    rounding: 'half_up_of_sum',
    parameters: namesIn(reading.take()),
  };
  return slices.map(({ uptoIdr, jkkPpm, jkmPpm }, index) => ({
    ...shared,
    row: index + 1,
    ...present({ contractFromIdr: slices[index - 1]?.uptoIdr ?? 0n, contractUptoIdr: uptoIdr }),
    jkkPpm: String(jkkPpm),
    jkmPpm: String(jkmPpm),
  }));
}

function keysOf(workings: readonly Working[], { baseUsed }: BpuBill): string {
  return namesIn([...baseUsed, ...usedIn({ workings })]);
}

function namesIn(values: readonly DatedValue[]): string {
  return [...new Set(values.map(({ id, validFrom }) => `${id}@${validFrom}`))].join(' ');
}
