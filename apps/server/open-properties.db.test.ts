import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isSmall } from '#modules/coverage/core/index.ts';
import {
  coverageExportsRoutes,
  coverageRoutes,
  coverageViewsRoutes,
} from '#modules/coverage/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { withSolver } from '#platform/server/solver/index.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { type Interval, intervalsOf, type Known } from '#tests/support/audit-tables.ts';
import { testDatabase } from '#tests/support/database.ts';
import { createApp } from './app.ts';

const held = testDatabase();
const callers = new Map<string, Caller>();
let app: FastifyInstance;

const places = ['51.01.01', '51.04.02', '51.71.01', '51.71.02'];
const groups = ['farmer', 'fisher', 'trader', 'driver', 'craft', 'priest'];

/** A region in which few properties are common and many are of one to four, another one for each number. */
async function fill(seed: number): Promise<void> {
  let state = seed;
  const draw = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const pick = <One>(from: readonly One[]) => from[draw(from.length)] ?? from[0];
  const rows: string[] = [];
  const add = (measure: string, segment: string, payer: string, workers: number) => {
    const who = `'${pick(['L', 'P'])}', ${1960 + 5 * draw(8)}, '${segment === 'BPU' ? pick(groups) : pick(['', '', 'office'])}'`;
    const cell = `'2026-10', '${pick(places)}', '51.71.01', '${segment}', '${payer}', ${who}, ${workers}`;
    rows.push(`('${newId()}', '${measure}', ${cell})`);
    // Whoever is protected is registered; some are registered alone.
    if (measure === 'PROTECTED')
      rows.push(
        `('${newId()}', 'OPEN', ${cell.replace(`, ${workers}`, `, ${workers + draw(2) * draw(9)}`)})`,
      );
  };
  for (const measure of ['PROTECTED', 'PAID'])
    for (let turn = 0; turn < 14; turn++) {
      add(measure, 'BPU', pick(['worker', 'worker', 'sponsor']) ?? '', pick([1, 1, 2, 3, 4, 7, 25]) ?? 1);
      add(measure, pick(['PU', 'PU', 'PU+BPU']) ?? '', 'employer', pick([2, 5, 30]) ?? 1);
    }
  await held.asAdmin(`delete from coverage.fact_deltas; insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind,
    sex, birth_band, occupation_group, workers) values ${rows.join(',')}`);
}

beforeAll(async () => {
  callers.set('auditor', aCaller('auditor'));
  app = await createApp({
    router: {
      coverage: coverageRoutes(held.services),
      views: coverageViewsRoutes(held.services),
      files: coverageExportsRoutes(held.services),
    },
    callerOf: async (headers) => callers.get(headers.get('x-caller') ?? '') ?? null,
    handleSignIn: async () => new Response(),
    isHealthy: async () => true,
    webDirectory: '/nowhere',
    report: () => {},
    openData: held.services,
  });
});
afterAll(() => app.close());

const number = z.number().int().nullable();
const countsSchema = z.object({ segments: z.array(z.object({ segment: z.string(), protected: number })) });
const rowsSchema = z.array(z.object({ key: z.string(), workers: number }));
const breakdownSchema = z.object({
  total: number,
  dimensions: z.array(z.object({ dimension: z.string(), rows: rowsSchema })),
});
const missingSchema = z.object({
  total: z.object({ registered: number, protected: number }),
  rows: z.array(z.object({ key: z.string(), registered: number, protected: number })),
});

/** Everything that is told of properties in a place, and what else everyone knows of it. */
interface Told {
  readonly counts: Readonly<Record<string, number | null>>;
  readonly breakdown: z.infer<typeof breakdownSchema>;
  readonly missing: z.infer<typeof missingSchema> | null;
}

async function read(path: string, who: string): Promise<unknown> {
  return (await app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { 'x-caller': who } })).json();
}

async function toldOf(asked: string, who: string): Promise<Told> {
  const { segments } = countsSchema.parse(await read(`/coverage?${asked}`, who));
  const hasMissing = asked.includes('PROTECTED');
  return {
    counts: Object.fromEntries(segments.map((one) => [one.segment, one.protected])),
    breakdown: breakdownSchema.parse(await read(`/coverage/breakdown?${asked}`, who)),
    missing: hasMissing ? missingSchema.parse(await read(`/coverage/missing?${asked}`, who)) : null,
  };
}

type Facts = Known['facts'][number][];

/** The listed rows of a table as unknowns: each is somebody, a shown one is known, and they add up to a total that is shown. */
function tableOf(name: string, rows: z.infer<typeof rowsSchema>, total: number | null) {
  return { name, rows: rows.filter(({ workers }) => workers !== 0), total };
}
type Table = ReturnType<typeof tableOf>;

async function narrowIn({ counts, breakdown, missing }: Told): Promise<readonly Interval[]> {
  const missingRows = (of: 'registered' | 'protected') =>
    missing?.rows.map((row) => ({ key: row.key, workers: row[of] })) ?? [];
  const tables = [
    ...breakdown.dimensions.map(({ dimension, rows }) => tableOf(dimension, rows, breakdown.total)),
    tableOf('registered', missingRows('registered'), missing?.total.registered ?? null),
    tableOf('protected', missingRows('protected'), missing?.total.protected ?? null),
  ];
  const unknowns = new Map<string, number>();
  const unknown = (table: string, key: string) => {
    const name = `${table === 'protected' ? 'occupation' : table} ${key}`;
    const found = unknowns.get(name) ?? unknowns.size;
    unknowns.set(name, found);
    return found;
  };
  const facts: Facts = tables.flatMap((table) => factsOf(table, unknown));
  // Employers pay for wage earners and nobody else; whoever is protected is registered.
  const { PU } = counts;
  if (typeof PU === 'number' && tables.some(({ name, rows }) => name === 'payer' && rows.length > 0))
    facts.push({ plus: [unknown('payer', 'employer')], least: PU, most: PU });
  for (const { key } of missing?.rows ?? [])
    facts.push({
      plus: [unknown('registered', key)],
      minus: [unknown('protected', key)],
      least: 0,
      most: null,
    });
  const asked = tables.flatMap(({ name, rows }) =>
    rows
      .filter(({ workers }) => workers === null)
      .map(({ key }) => ({ name: `${name} ${key}`, sum: [unknown(name, key)] })),
  );
  const known = { unknowns: unknowns.size, facts };
  const found = await withSolver((solve) => intervalsOf(solve, known, asked));
  return found.filter(({ least, most }) => most - least < 3);
}

function factsOf({ name, rows, total }: Table, unknown: (table: string, key: string) => number): Facts {
  const each = rows.map(({ key, workers }) => ({
    plus: [unknown(name, key)],
    least: workers ?? 1,
    most: workers,
  }));
  const whole = rows.map(({ key }) => unknown(name, key));
  if (total === null || rows.length === 0) return each;
  return [...each, { plus: whole, least: total, most: total }];
}

const month = 'month=2026-10';
const asking = [
  `area=51&indicator=PROTECTED`,
  `area=51&indicator=PAID&${month}`,
  `area=51&indicator=OPEN-MEMBERSHIP`,
  `area=51&indicator=ACTIVE-BPU&${month}`,
  `area=51&indicator=PROTECTED&segment=BPU`,
  `area=51&indicator=PROTECTED&view=work`,
  `area=51.71&indicator=PROTECTED`,
  `area=51.71.01&indicator=PAID&${month}`,
] as const;

describe('the properties of workers that anyone can read', () => {
  test('leave every hidden number possible over four values, whatever the region is like', async () => {
    let hidden = 0;
    for (const seed of [1, 2, 3, 5, 12]) {
      await fill(seed);
      for (const asked of asking) {
        const told = await toldOf(asked, '');
        hidden += told.breakdown.dimensions.flatMap(({ rows }) =>
          rows.filter((one) => one.workers === null),
        ).length;
        expect({ seed, asked, narrow: await narrowIn(told) }).toEqual({ seed, asked, narrow: [] });
      }
    }
    expect(hidden).toBeGreaterThan(20);
  }, 120_000);

  test('control: with only the small ones hidden they come out, and so they do where rows are listed alone', async () => {
    const small = <Row extends { workers: number | null }>(row: Row) => ({
      ...row,
      workers: isSmall(row.workers ?? 0) ? null : row.workers,
    });
    const narrow = { hiding: 0, listing: 0 };
    for (let seed = 1; seed <= 4; seed++) {
      await fill(seed);
      const { counts, breakdown } = await toldOf(asking[0], 'auditor');
      const hiding = breakdown.dimensions.map(({ dimension, rows }) => ({
        dimension,
        rows: rows.map(small),
      }));
      narrow.hiding += (
        await narrowIn({ counts, missing: null, breakdown: { ...breakdown, dimensions: hiding } })
      ).length;
      const district = await toldOf(`area=51.01.01&indicator=PROTECTED`, 'auditor');
      const listing = district.breakdown.dimensions.map(({ dimension, rows }) => ({
        dimension,
        rows: rows.slice(0, 7).map(({ key }) => ({ key, workers: null })),
      }));
      const total = 7;
      narrow.listing += (
        await narrowIn({ counts: {}, missing: null, breakdown: { total, dimensions: listing } })
      ).length;
    }
    expect(narrow.hiding).toBeGreaterThan(0);
    expect(narrow.listing).toBeGreaterThan(0);
  }, 60_000);

  test('are the same in the files that they are exported to', async () => {
    await fill(3);
    const { breakdown } = await toldOf(asking[0], '');
    const { body } = await app.inject({
      method: 'GET',
      url: `/api/v1/coverage/exports/breakdown.csv?${asking[0]}`,
    });
    const told = breakdown.dimensions.flatMap(({ rows }) => rows);
    const shown = told.flatMap(({ workers }) => (workers === null ? [] : [workers]));
    const written = body.match(/,(\d+)\r?$/gm)?.map((cell) => Number(cell.replace(/\D/g, ''))) ?? [];
    expect(written).toEqual(shown);
    expect(shown.length).toBeGreaterThan(3);
    expect(told.length).toBeGreaterThan(shown.length);
  });
});
