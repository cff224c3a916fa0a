import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import {
  addMonthsTo,
  type ContributionFacts,
  type ContributionLine,
  construction,
  contributionsOf,
  monthsBetween,
  type Programme,
  payers,
  sectors,
  startReading,
  tariffTable,
} from '#modules/rules/core/index.ts';
import { testDatabase } from '#tests/support/database.ts';
import { shippedLaw } from '#tests/support/law.ts';

const caseCount = 100_000;
const [firstMonth, lastMonth] = ['2015-07', '2027-02'];

const held = testDatabase();
let client: pg.Client;

/** One case with what the calculators say of it. */
interface Computed {
  readonly id: number;
  readonly facts:
    | ContributionFacts
    | { readonly segment: 'CONSTRUCTION'; readonly month: string; readonly amountIdr: bigint };
  readonly lines: readonly ContributionLine[];
}

const computed = someCases(20_261_121);

beforeAll(async () => {
  client = new pg.Client({ connectionString: held.adminUrl });
  await client.connect();
  await client.query(tables);
  const months = Array.from({ length: monthsBetween(firstMonth, lastMonth) + 1 }, (_, index) =>
    addMonthsTo(firstMonth, index),
  );
  for (const month of months) await load('tariff', tariffTable(shippedLaw, month));
  for (let start = 0; start < computed.length; start += 10_000)
    await load(
      'cases',
      computed.slice(start, start + 10_000).map(({ id, facts }) => ({ id, ...facts })),
    );
  await client.query(
    'create index on tariff (segment, month, sector, funding, "riskClass"); analyze tariff; analyze cases',
  );
  return () => client.end();
});

test('the calculators and SQL over the printed tariff agree on every case and in sum', async () => {
  const bySql = await sqlLines();
  const differing = computed.filter(({ id, lines }) => printed(lines) !== bySql.get(id));
  expect(differing.slice(0, 3)).toEqual([]);
  const sum = computed
    .flatMap(({ lines }) => lines)
    .reduce((total, line) => total + line.employerIdr + line.workerIdr, 0n);
  const { rows } = await client.query<{ total: string }>(
    `select sum("employerIdr" + "workerIdr")::text as total from (${linesSql}) as lines`,
  );
  expect(rows[0]?.total).toBe(String(sum));
  expect(bySql.size).toBe(caseCount);
});

test.each([
  [
    'a BPU amount',
    `set "jkkIdr" = "jkkIdr" + 1 where segment = 'BPU' and month = '2026-06' and row = 33 and funding = 'self' and sector = 'other'`,
  ],
  [
    'a PU rate',
    `set "jkkPpm" = "jkkPpm" + 1 where segment = 'PU' and month = '2025-03' and "riskClass" = 3 and scale = 'large' and "labourIntensive" and "employeesFrom" = 50`,
  ],
  [
    'a slice of construction',
    `set "jkmPpm" = "jkmPpm" + 1 where segment = 'CONSTRUCTION' and month = '2019-05' and row = 2`,
  ],
])('%s that is printed wrong in one row is noticed', async (_, change) => {
  await client.query('begin');
  const { rowCount } = await client.query(`update tariff ${change}`);
  const bySql = await sqlLines();
  await client.query('rollback');
  expect(rowCount).toBe(1);
  expect(computed.filter(({ id, lines }) => printed(lines) !== bySql.get(id)).length).toBeGreaterThan(0);
});

const tables = `
  create temp table tariff (
    month text, segment text, row int, sector text, funding text, "incomeFromIdr" numeric, "incomeBelowIdr" numeric,
    "isUndeclaredRow" boolean, "jkkIdr" numeric, "jkmIdr" numeric, "jhtIdr" numeric,
    "riskClass" int, "labourIntensive" boolean, scale text, "employeesFrom" int, "employeesBelow" int,
    "jkkPpm" numeric, "jkmPpm" numeric, "jhtEmployerPpm" numeric, "jhtWorkerPpm" numeric,
    "jpEmployerPpm" numeric, "jpWorkerPpm" numeric, "jpCapIdr" numeric, "jpDeferredPpm" numeric,
    "jkpCapIdr" numeric, "jkpStatePpm" numeric, "jkpFromJkkPpm" numeric, "jkpFromJkmPpm" numeric,
    "contractFromIdr" numeric, "contractUptoIdr" numeric);
  create temp table cases (
    id int, segment text, month text, sector text, funding text, "incomeIdr" numeric, "wageIdr" numeric, "amountIdr" numeric,
    "riskClass" int, "labourIntensive" boolean, employees int, "employerKind" text, scale text, programmes jsonb);
`;

/** Goes through the printed text, as whoever loads a tariff does. */
async function load(table: string, rows: readonly object[]): Promise<void> {
  const text = JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
    text,
  ]);
}

async function sqlLines(): Promise<Map<number, string>> {
  const { rows } = await client.query<{ id: number; lines: string }>(
    `select id, string_agg(concat_ws(' ', programme, "employerIdr", "workerIdr", "deferredIdr", "stateIdr", "fromJkkIdr", "fromJkmIdr"), '; ' order by programme) as lines
       from (${linesSql}) as lines group by id`,
  );
  return new Map(rows.map(({ id, lines }) => [id, lines]));
}

function printed(lines: readonly ContributionLine[]): string {
  return lines
    .map(({ programme, employerIdr, workerIdr, deferredIdr, stateIdr, fromJkkIdr, fromJkmIdr }) =>
      [programme, employerIdr, workerIdr, deferredIdr, stateIdr, fromJkkIdr, fromJkmIdr]
        .filter((one) => one !== undefined)
        .join(' '),
    )
    .sort()
    .join('; ');
}

const share = (amount: string, ppm: string) => `round(${amount} * ${ppm} * 0.000001)`;
const jpOf = (part: string) => share('least(c."wageIdr", t."jpCapIdr")', `t."jp${part}Ppm"`);
const jkpOf = (part: string) => share('least(c."wageIdr", t."jkpCapIdr")', `t."jkp${part}Ppm"`);

/** The same contributions by joins alone; what is a duty where no programme is named is written out anew. */
const linesSql = `
  select c.id, l.*
    from cases c
    join tariff t on t.segment = 'BPU' and t.month = c.month and t.sector = c.sector and t.funding = c.funding
     and case when c."incomeIdr" is null then t."isUndeclaredRow"
              else c."incomeIdr" >= t."incomeFromIdr" and (t."incomeBelowIdr" is null or c."incomeIdr" < t."incomeBelowIdr") end
   cross join lateral (values
     ('JKK', 0, t."jkkIdr", null::numeric, null::numeric, null::numeric, null::numeric),
     ('JKM', 0, t."jkmIdr", null, null, null, null),
     ('JHT', 0, t."jhtIdr", null, null, null, null)
   ) as l (programme, "employerIdr", "workerIdr", "deferredIdr", "stateIdr", "fromJkkIdr", "fromJkmIdr")
   where c.segment = 'BPU'
     and case jsonb_typeof(c.programmes) when 'array' then c.programmes ? l.programme else l.programme <> 'JHT' end
  union all
  select c.id, l.*
    from cases c
    join tariff t on t.segment = 'PU' and t.month = c.month and t."riskClass" = c."riskClass" and t.scale = c.scale
     and t."labourIntensive" = c."labourIntensive"
     and coalesce(c.employees, 0) >= t."employeesFrom" and (t."employeesBelow" is null or coalesce(c.employees, 0) < t."employeesBelow")
   cross join lateral (select ${jpOf('Employer')} as jp_employer, ${jpOf('Worker')} as jp_worker) as p
   cross join lateral (values
     ('JKK', ${share('c."wageIdr"', 't."jkkPpm"')}, 0::numeric, null::numeric, null::numeric, null::numeric, null::numeric),
     ('JKM', ${share('c."wageIdr"', 't."jkmPpm"')}, 0, null, null, null, null),
     ('JHT', ${share('c."wageIdr"', 't."jhtEmployerPpm"')}, ${share('c."wageIdr"', 't."jhtWorkerPpm"')}, null, null, null, null),
     ('JP', p.jp_employer, p.jp_worker,
       case when t."jpDeferredPpm" > 0 then ${share('p.jp_employer', 't."jpDeferredPpm"')} + ${share('p.jp_worker', 't."jpDeferredPpm"')} end,
       null, null, null),
     ('JKP', 0, 0, null, ${jkpOf('State')}, ${jkpOf('FromJkk')}, ${jkpOf('FromJkm')})
   ) as l (programme, "employerIdr", "workerIdr", "deferredIdr", "stateIdr", "fromJkkIdr", "fromJkmIdr")
   where c.segment = 'PU'
     and case when jsonb_typeof(c.programmes) = 'array' then c.programmes ? l.programme
              when c."employerKind" = 'government' then l.programme in ('JKK', 'JKM')
              when l.programme = 'JKP' then c.scale in ('medium', 'large') and t."jkpCapIdr" is not null
              when l.programme = 'JP' then c.scale in ('medium', 'large')
              when l.programme = 'JHT' then c.scale <> 'micro'
              else true end
  union all
  select c.id, l.programme, round(sum(greatest(least(c."amountIdr", t."contractUptoIdr") - t."contractFromIdr", 0) * l.ppm) * 0.000001), 0, null, null, null, null
    from cases c
    join tariff t on t.segment = 'CONSTRUCTION' and t.month = c.month
   cross join lateral (values ('JKK', t."jkkPpm"), ('JKM', t."jkmPpm")) as l (programme, ppm)
   where c.segment = 'CONSTRUCTION'
   group by c.id, l.programme`;

/** Random cases of every month, segment, sector, payer, class and scale, with incomes at and beside every edge. */
function someCases(seed: number): Computed[] {
  const random = randomNumbers(seed);
  const pick = <Value>(list: readonly Value[]): Value => {
    const picked = list[Math.floor(random() * list.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  };
  const edges = tariffTable(shippedLaw, lastMonth).flatMap(
    ({ incomeFromIdr, jpCapIdr, jkpCapIdr, contractFromIdr }) =>
      [incomeFromIdr, jpCapIdr, jkpCapIdr, contractFromIdr].flatMap((edge) =>
        typeof edge === 'bigint' ? [edge] : [],
      ),
  );
  const amount = (): bigint => {
    const kind = random();
    if (kind < 0.3) return pick(edges) + BigInt(Math.floor(random() * 3));
    if (kind < 0.4) return BigInt(Math.floor(random() * 999_999_999_999_999));
    return BigInt(Math.floor(random() * 25_000_000));
  };
  const subset = (list: readonly Programme[]) => {
    const chosen = list.filter(() => random() < 0.6);
    return chosen.length > 0 && random() < 0.9 ? chosen : null;
  };
  const months = monthsBetween(firstMonth, lastMonth) + 1;
  const contributions = contributionsOf(shippedLaw);
  return Array.from({ length: caseCount }, (_, id): Computed => {
    const month = addMonthsTo(firstMonth, Math.floor(random() * months));
    const kind = random();
    if (kind < 0.1) {
      const facts = {
        segment: 'CONSTRUCTION',
        month,
        amountIdr: (amount() * pick([1n, 100n])) % 10n ** 15n,
      } as const;
      const reading = startReading(shippedLaw);
      const { lines } = construction(reading, { month, on: 'contract', amountIdr: facts.amountIdr }).result;
      return { id, facts, lines };
    }
    const facts: ContributionFacts =
      kind < 0.5
        ? {
            segment: 'BPU',
            month,
            programmes: subset(['JKK', 'JKM', 'JHT']),
            provisional: false,
            incomeIdr: random() < 0.05 ? null : amount(),
            sector: pick(sectors),
            funding: pick(payers),
          }
        : {
            segment: 'PU',
            month,
            programmes: subset([
              'JKK',
              'JKM',
              'JHT',
              'JP',
              ...(month >= '2021-02' ? (['JKP'] as const) : []),
            ]),
            provisional: false,
            wageIdr: amount(),
            riskClass: pick([1, 2, 3, 4, 5]),
            labourIntensive: random() < 0.5,
            employees: pick([0, 1, 49, 50, 51, 5_000]),
            employerKind: pick(['firm', 'firm', 'government']),
            scale: pick(['micro', 'small', 'medium', 'large', 'large']),
          };
    return { id, facts, lines: contributions.answer(facts).result.lines };
  });
}

/** Mulberry32: the same numbers on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
