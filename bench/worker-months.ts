import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { quantile } from './figure.ts';

const runs = 7;

/** The worker-months of one month in a column store, as good a home as they can have: what it counts is what the dashboard shows. */
export interface WorkerMonths {
  /** Milliseconds of the middle of a few runs of a question: it scans them, all cores at work. */
  readonly milliseconds: (question: string) => Promise<number>;
  readonly count: (condition: string) => Promise<number>;
  /** Writes their cells, in no order, as a file with a column `chance` (0 to 99) beside the workers of each. */
  readonly writeCells: (file: string) => Promise<void>;
  readonly close: () => void;
}

/** @param villages codes of the villages of one province */
export async function openWorkerMonths(villages: readonly string[], workers: number): Promise<WorkerMonths> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`create table villages as
    select code, left(code, 5) as regency, row_number() over (order by hash(code)) as place from (select unnest([${villages.map((code) => `'${code}'`).join(',')}]) as code)`);
  for (const table of [homes, near, towns, workerMonths(workers)]) await connection.run(table);
  return {
    milliseconds: (question) => middleOf(connection, question),
    count: async (condition) => {
      const answer = await connection.runAndReadAll(`select count(*)::int from months where ${condition}`);
      return Number(answer.getRows()[0]?.[0]);
    },
    writeCells: async (file) => {
      await connection.run(`copy (select ${cell}, count(*) as workers, hash(${cell}) % 100 as chance from months group by ${cell})
        to '${file}' (format csv, header, force_quote (residence_code, work_area_code))`);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const cell = 'residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group';

/** Few villages are large and many small: the largest holds about one in fifty people, seventy times as many as the smallest. */
const homes = `create table homes as
  with sizes as (select code, place, 1.0 / (place + 10) as size from villages),
    slots as (select code, 65536 * (sum(size) over (order by place) - size) / sum(size) over () as first_slot from sizes)
  select s.range as slot, v.code, left(v.code, 5) as regency from range(65536) s asof join slots v on s.range >= v.first_slot`;

/** The three villages that follow one in its regency. */
const near = `create table near as
  with ordered as (select code, regency, row_number() over (partition by regency order by code) - 1 as place, count(*) over (partition by regency) as villages from villages)
  select a.code as home, n.range as n, b.code from ordered a, range(3) n join ordered b on b.regency = a.regency and b.place = (a.place + 1 + n.range) % a.villages`;

/** The market towns of a regency are its three largest villages; the five largest of the capital draw from everywhere. */
const towns = `create table towns as
  with ranked as (select code, regency, row_number() over (partition by regency order by place) - 1 as n from villages)
  select home.regency, t.code, t.regency = home.regency as is_market, t.n
  from (select distinct regency from villages) home join ranked t on t.regency = home.regency and t.n < 3
  union all select home.regency, t.code, false, t.n from (select distinct regency from villages) home join ranked t on t.regency = '51.71' and t.n < 5`;

const tradesOfSelf =
  'farmer trader builder driver fisher craft household breeder tailor parking priest posyandu other office';
const tradesOfEmployed =
  'office other trader driver builder household craft farmer tailor parking fisher breeder posyandu priest';

/** The trade of a person by chance: the first of the list has a quarter of all, the last few in a hundred. */
function tradeOf(trades: string): string {
  const names = trades.split(' ');
  return `[${names.map((name) => `'${name}'`).join(',')}][(1 + floor(${names.length} * trade * trade))::int]`;
}

/**
 * Who earns a wage works in his own village, in one near, in a market town or in the capital, and of one in ten it is not known where
 * he lives; who works for himself stays in his village or near, or nobody knows where he works. Most are neither young nor old.
 */
function workerMonths(workers: number): string {
  return `create table months as
    with people as (select range as worker_number, hash(range) as h, hash(range + 1000000007) as k from range(${workers})),
    chances as (
      select worker_number, h & 65535 as home_slot, ${chance('h', 16)} as segment, ${chance('h', 26)} as payer, ${chance('h', 36)} as trade, ${chance('h', 46)} as sex,
        ${chance('k', 0)} as age, ${chance('k', 10)} as other_age, ${chance('k', 20)} as work, ${chance('k', 50)} as home, (k >> 30) % 3 as near_n, (k >> 33) % 3 as market_n, (k >> 36) % 5 as capital_n
      from people
    ), told as (
      select * replace (case when segment < 0.45 then 'PU' when segment < 0.95 then 'BPU' else 'PU+BPU' end as segment) from chances
    )
    select c.worker_number, case when c.segment <> 'BPU' and c.home < 0.1 then '' else h.code end as residence_code,
      case when c.segment = 'BPU' then case when c.work < 0.7 then h.code when c.work < 0.9 then '' else near.code end
        when c.work < 0.45 then h.code when c.work < 0.7 then near.code when c.work < 0.88 then market.code else capital.code end as work_area_code,
      c.segment, case when c.segment <> 'BPU' then 'employer' when c.payer < 0.72 then 'worker' else 'sponsor' end as payer_kind,
      case when c.sex < 0.55 then 'L' else 'P' end as sex, (1960 + 5 * floor(5 * (c.age + c.other_age)))::smallint as birth_band,
      case when c.segment = 'BPU' then ${tradeOf(tradesOfSelf)} else ${tradeOf(tradesOfEmployed)} end as occupation_group
    from told c join homes h on h.slot = c.home_slot join near on near.home = h.code and near.n = c.near_n
      join towns market on market.regency = h.regency and market.is_market and market.n = c.market_n
      join towns capital on capital.regency = h.regency and not capital.is_market and capital.n = c.capital_n`;
}

/** Ten bits of a hash as a number from 0 to 1. */
function chance(hash: string, from: number): string {
  return `((${hash} >> ${from}) & 1023) / 1024.0`;
}

async function middleOf(connection: DuckDBConnection, question: string): Promise<number> {
  const taken: number[] = [];
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    await connection.runAndReadAll(question);
    taken.push(performance.now() - began);
  }
  return quantile(taken, 0.5);
}
