import {
  bpuTotals,
  type ContributionFacts,
  contributionsOf,
  type Funding,
  type Law,
  lawOf,
  type Programme,
  type PuFacts,
  puTotals,
  tariffHeader,
  tariffTable,
} from '#modules/rules/core/index.ts';
import { readLawFiles } from '#modules/rules/server/index.ts';
import { bareTotals } from './bare-contributions.ts';
import { type Figure, quantile } from './figure.ts';

const month = '2026-11';
const caseCount = 200_000;
const rounds = 9;

/** Contributions per core-second, with workings and without, beside a bare loop; and the tariff table of a month. */
export async function* measureRules(): AsyncGenerator<Figure> {
  const law = lawOf(readLawFiles());
  const cases = someCases();
  const bare = bareTotals(cases);
  const bulk = bulkTotals(law, cases);
  const bareSpeed = speedOf(() => bare());
  const explainedSpeed = speedOf(() => explain(law, cases));
  const unexplainedSpeed = speedOf(bulk);
  assertEqual(bare(), explain(law, cases), bulk());
  yield* figuresOf('explained contributions, BPU and PU mixed', explainedSpeed, 1_000_000, bareSpeed, 0.02);
  yield* figuresOf('contributions without workings', unexplainedSpeed, 10_000_000, bareSpeed, 0.3);
  const milliseconds = quantile(Array.from({ length: rounds }, printTariff), 0.5);
  yield {
    name: 'tariff table of a month, from a law just read',
    measured: `${milliseconds.toFixed(1)} ms`,
    beside: 'limit 100 ms',
    ratio: milliseconds / 100,
    bound: { atMost: 1 },
  };
}

function* figuresOf(
  name: string,
  speed: number,
  limit: number,
  bareSpeed: number,
  atLeast: number,
): Generator<Figure> {
  const measured = `${Math.round(speed).toLocaleString('en')} per core-second`;
  yield {
    name,
    measured,
    beside: `limit ${limit.toLocaleString('en')}`,
    ratio: speed / limit,
    bound: { atLeast: 1 },
  };
  yield {
    name: `${name}, beside a bare loop`,
    measured,
    beside: `bare typed-array loop ${Math.round(bareSpeed).toLocaleString('en')} per core-second`,
    ratio: speed / bareSpeed,
    bound: { atLeast },
  };
}

/** Cases per second of processor time, every thread counted: the median of several rounds after two to warm up. */
function speedOf(work: () => bigint): number {
  const speeds = Array.from({ length: rounds + 2 }, () => {
    const started = process.cpuUsage();
    for (let repeated = 0; repeated < 5; repeated++) work();
    const { user, system } = process.cpuUsage(started);
    return (5 * caseCount * 1_000_000) / (user + system);
  });
  return quantile(speeds.slice(2), 0.5);
}

/** Through the calculator that answers every case, workings and laws included. */
function explain(law: Law, cases: readonly ContributionFacts[]): bigint {
  const contributions = contributionsOf(law);
  let totalIdr = 0n;
  let explained = 0;
  for (const facts of cases) {
    const { result, workings, basis } = contributions.answer(facts);
    totalIdr += result.totalIdr;
    explained += workings.length + basis.length;
  }
  if (explained < 4 * cases.length) throw new Error('cases came without their workings');
  return totalIdr;
}

/** Every case of one bill at once, over its incomes or wages. */
function bulkTotals(law: Law, cases: readonly ContributionFacts[]): () => bigint {
  const contributions = contributionsOf(law);
  const bills = [...Map.groupBy(cases, billOf).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const totals =
      first.segment === 'BPU'
        ? bpuTotals(contributions.bpuBill(first))
        : puTotals(contributions.puBill(first));
    const amounts = BigInt64Array.from(group, amountOf);
    return [{ totals, amounts, filled: new BigInt64Array(amounts.length) }];
  });
  return () => {
    let totalIdr = 0n;
    for (const { totals, amounts, filled } of bills) {
      totals.fill(amounts, filled);
      for (let index = 0; index < filled.length; index++)
        totalIdr = BigInt.asIntN(64, totalIdr + (filled[index] ?? 0n));
    }
    return totalIdr;
  };
}

function billOf(facts: ContributionFacts): string {
  return facts.segment === 'BPU' ? `${facts.sector} ${facts.funding}` : `class ${facts.riskClass}`;
}

function amountOf(facts: ContributionFacts): bigint {
  return facts.segment === 'BPU' ? (facts.incomeIdr ?? 0n) : facts.wageIdr;
}

/** Half BPU of every bracket and payer, half PU of every class with all five programmes. */
function someCases(): ContributionFacts[] {
  const bpuProgrammes: readonly Programme[] = ['JKK', 'JKM'];
  const puProgrammes: readonly Programme[] = ['JKK', 'JKM', 'JHT', 'JP', 'JKP'];
  const fundings: readonly Funding[] = ['self', 'APBD_KAB', 'CSR', 'APBDES'];
  const firm = { employerKind: 'firm', scale: 'large', labourIntensive: false, employees: 60 } as const;
  const monthly = { month, provisional: false };
  return Array.from({ length: caseCount }, (_, index): ContributionFacts => {
    const amount = BigInt((index * 7_919) % 22_000_000);
    if (index % 2 === 0) {
      const sector = index % 6 === 0 ? 'transport' : 'other';
      const funding = fundings[(index / 2) % fundings.length] ?? 'self';
      return { segment: 'BPU', ...monthly, programmes: bpuProgrammes, incomeIdr: amount, sector, funding };
    }
    const wage: PuFacts = {
      segment: 'PU',
      ...monthly,
      ...firm,
      programmes: puProgrammes,
      wageIdr: amount,
      riskClass: 1 + (((index - 1) / 2) % 5),
    };
    return wage;
  });
}

/** Milliseconds from a law that nothing has asked yet to the printed lines. */
function printTariff(): number {
  const law = lawOf(readLawFiles());
  const started = performance.now();
  const lines = tariffTable(law, month).map((row) =>
    tariffHeader.map((column) => String(row[column] ?? '')).join(),
  );
  const milliseconds = performance.now() - started;
  if (lines.length < 600) throw new Error('the tariff table is not whole');
  return milliseconds;
}

function assertEqual(...totals: readonly bigint[]): void {
  if (new Set(totals).size !== 1) throw new Error(`the totals differ: ${totals.join(', ')}`);
}
