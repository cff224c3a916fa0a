import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { coverageRoutes, coverageViewsRoutes, openTable } from '#modules/coverage/server/index.ts';
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

const places = [
  '51.01.01',
  '51.01.02',
  '51.01.03',
  '51.01',
  '51.04.01',
  '51.04.02',
  '51.71.01',
  '51.71.02',
  '51.71.03',
  '',
];
const month = '2026-10';

/** Workers by place: many small numbers, and in each month a little different. */
function* changes() {
  let seed = 7;
  const draw = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const sizes = [0, 2, 3, 9, 1, 30, 60, 4, 14];
  for (const [at, residence] of places.entries())
    for (const segment of ['PU', 'BPU', 'PU+BPU'])
      for (const when of ['2026-08', '2026-10']) {
        const covered = sizes[draw(sizes.length)] ?? 0;
        const work = places[(at + draw(3)) % places.length] ?? '';
        if (residence === '' && work === '') continue;
        const cell = { residence, work, segment, when };
        yield { ...cell, measure: 'PROTECTED', workers: covered };
        yield { ...cell, measure: 'OPEN', workers: covered + draw(4) };
        const paid = sizes[draw(sizes.length)] ?? 0;
        yield { ...cell, measure: 'PAID', workers: paid };
        yield { ...cell, measure: 'NEW', workers: Math.floor(paid / 2) };
        yield { ...cell, measure: 'RETURNED', workers: Math.floor(paid / 5) };
        if (segment !== 'PU' || residence === '') continue;
        // An employer is counted at his own address in both views.
        const firms = { ...cell, work: residence };
        yield { ...firms, measure: 'EMPLOYERS_PAID', workers: paid };
        yield { ...firms, measure: 'EMPLOYERS_NEW', workers: Math.floor(paid / 3) };
      }
}

beforeAll(async () => {
  const rows = [...changes()].map(
    ({ residence, work, segment, when, measure, workers }) =>
      `('${newId()}', '${measure}', '${when}', '${residence}', '${work}', '${segment}', 'worker', 'P', 1985, 'trader', ${workers})`,
  );
  await held.asAdmin(`insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind,
    sex, birth_band, occupation_group, workers) values ${rows.join(',')}`);
  app = await createApp({
    router: { coverage: coverageRoutes(held.services), views: coverageViewsRoutes(held.services) },
    callerOf: async (headers) => callers.get(headers.get('x-caller') ?? '') ?? null,
    handleSignIn: async () => new Response(),
    isHealthy: async () => true,
    webDirectory: '/nowhere',
    report: () => {},
    openData: held.services,
  });
});
afterAll(() => app.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });

type View = 'residence' | 'work';
const segments = ['ALL', 'PU', 'BPU'] as const;
type Segment = (typeof segments)[number];

/** A published number, by everything that makes it a number of its own. */
interface Told {
  readonly indicator: string;
  readonly view: View;
  readonly month: string;
  readonly key: string;
  readonly segment: Segment;
  readonly value: number | null;
}

const number = z.number().int().nullable();
const cellSchema = z.array(z.object({ segment: z.enum(segments), protected: number }));
const coverageSchema = z.object({
  area: z.object({ code: z.string() }),
  segments: cellSchema,
  children: z.array(z.object({ area: z.object({ code: z.string() }), segments: cellSchema })),
  notKnown: cellSchema,
  trend: z.array(z.object({ month: z.string(), protected: number })),
  publicView: z.boolean(),
});
const rankedSchema = z.object({ area: z.object({ code: z.string() }), workers: number, before: number });
const rankingSchema = z.object({ rows: z.array(rankedSchema), withoutDenominator: z.array(rankedSchema) });

async function toldByPicture(
  area: string,
  { indicator, view, segment: of }: Pick<Told, 'indicator' | 'view' | 'segment'>,
): Promise<Told[]> {
  const asked = `area=${area}&indicator=${indicator}&view=${view}&month=${month}&segment=${of}`;
  const reply = await get(`/api/v1/coverage?${asked}`);
  const shown = coverageSchema.parse(reply.json());
  expect(shown.publicView).toBe(true);
  const cells = (key: string, counts: z.infer<typeof cellSchema>): Told[] =>
    counts.map(({ segment, protected: value }) => ({ indicator, view, month, key, segment, value }));
  return [
    ...cells(area, shown.segments),
    ...shown.children.flatMap((child) => cells(child.area.code, child.segments)),
    ...cells(`${area}.?`, shown.notKnown),
    ...shown.trend.map((at) => ({
      ...{ indicator, view, month: at.month, key: area, segment: of, value: at.protected },
    })),
  ];
}

async function toldByRanking(indicator: string, view: View, segment: Segment): Promise<Told[]> {
  const asked = `area=51&level=district&limit=1000&month=${month}&segment=${segment}`;
  const reply = await get(`/api/v1/coverage/ranking?${asked}&indicator=${indicator}&view=${view}`);
  const { rows, withoutDenominator } = rankingSchema.parse(reply.json());
  return [...rows, ...withoutDenominator].flatMap(({ area, workers, before }) => [
    { ...{ indicator, view, month, key: area.code, segment, value: workers } },
    { ...{ indicator, view, month: '2026-09', key: area.code, segment, value: before } },
  ]);
}

async function toldByFile(indicator: string, view: View): Promise<Told[]> {
  const { body } = await get(`/open-data/coverage.csv?indicator=${indicator}&view=${view}`);
  const [head = '', ...lines] = body.trimEnd().split('\r\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = new Map(line.split(',').map((cell, at) => [names[at] ?? '', cell]));
    const of = (name: string) => cells.get(name) ?? '';
    const value = of('status') === 'suppressed' ? null : Number(of('value'));
    const key = of('part') === 'all' ? of('area_code') : `${of('area_code')}.?`;
    return {
      indicator,
      view,
      month: of('month'),
      key,
      segment: z.enum(segments).parse(of('segment')),
      value,
    };
  });
}

const indicators = [
  ...(['PROTECTED', 'OPEN-MEMBERSHIP', 'PAID', 'NEW-WORKERS', 'RETURNED-WORKERS'] as const),
  ...(['ACTIVE-EMPLOYERS', 'NEW-EMPLOYERS'] as const),
];

/** Everything that anyone can read of these indicators in a view. */
async function everythingTold(view: View): Promise<Told[]> {
  const told: Told[] = [];
  for (const indicator of indicators) {
    for (const area of ['51', '51.01', '51.04', '51.71', '51.01.02'])
      for (const segment of segments) told.push(...(await toldByPicture(area, { indicator, view, segment })));
    told.push(...(await toldByRanking(indicator, view, 'ALL')), ...(await toldByFile(indicator, view)));
  }
  return told;
}

const nameOf = ({ indicator, month: of, key, segment }: Told) => `${of} ${indicator} ${key} ${segment}`;

function valuesByName(told: readonly Told[]): Map<string, Set<number | null>> {
  const values = new Map<string, Set<number | null>>();
  for (const one of told) values.set(nameOf(one), (values.get(nameOf(one)) ?? new Set()).add(one.value));
  return values;
}

const kept = { ALL: [0, 1, 2], PU: [0, 2], BPU: [1, 2] } as const;

type Between = readonly [more: string, less: readonly string[]];

/** The numbers of one month as equations over the smallest parts of each indicator, with what is certain between indicators. */
function equationsOf(told: readonly Told[], between: readonly Between[]) {
  // Of employers there is one kind.
  const real = told.filter(({ indicator, segment }) => segment === 'ALL' || !indicator.includes('EMPLOYERS'));
  const distinct = [...new Map(real.map((one) => [nameOf(one), one])).values()];
  const leaves = [...new Set(distinct.map(({ key }) => key))].filter(
    (key) => key.endsWith('?') || key.length === 8,
  );
  const nobody = new Set(
    distinct
      .filter(({ segment, value }) => segment === 'ALL' && value === 0)
      .map(({ indicator, key }) => `${indicator} ${key}`),
  );
  const numbers = new Map<string, number>();
  const unknown = (name: string) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  const isUnder = (leaf: string, key: string) => (key.endsWith('?') ? leaf === key : leaf.startsWith(key));
  const sumOf = ({ indicator, key, segment }: Pick<Told, 'indicator' | 'key' | 'segment'>) =>
    leaves
      .filter((leaf) => isUnder(leaf, key) && !nobody.has(`${indicator} ${leaf}`))
      .flatMap((leaf) => kept[segment].map((atom) => unknown(`${indicator} ${leaf} ${atom}`)));
  const facts: Known['facts'][number][] = distinct.flatMap((one) =>
    one.value === null ? [] : [{ plus: sumOf(one), least: one.value, most: one.value }],
  );
  for (const [more, less] of between)
    for (const key of leaves) {
      const of = (indicator: string) => sumOf({ indicator, key, segment: 'ALL' });
      facts.push({ plus: of(more), minus: less.flatMap(of), least: 0, most: null });
    }
  const hidden = distinct.filter(({ value }) => value === null);
  const asked = hidden.map((one) => ({ name: nameOf(one), sum: sumOf(one) }));
  return {
    known: {
      unknowns: numbers.size,
      facts: facts.filter(({ plus, minus = [] }) => plus.length + minus.length > 0),
    },
    asked,
  };
}

/** Which figures bound which: all that is certain between indicators. */
const certain: readonly Between[] = [
  ['OPEN-MEMBERSHIP', ['PROTECTED']],
  ['PAID', ['NEW-WORKERS', 'RETURNED-WORKERS']],
  ['ACTIVE-EMPLOYERS', ['NEW-EMPLOYERS']],
];

async function tooNarrow(told: readonly Told[]) {
  return withSolver(async (solve) => {
    const found = { asked: 0, narrow: [] as Interval[] };
    for (const [more, less] of certain) {
      const { known, asked } = equationsOf(
        told.filter(({ indicator }) => [more, ...less].includes(indicator)),
        [[more, less]],
      );
      const intervals = await intervalsOf(solve, known, asked);
      found.asked += asked.length;
      found.narrow.push(...intervals.filter(({ least, most }) => most - least < 3));
    }
    return found;
  });
}

describe('everything that anyone can read', () => {
  test('says the same of a number wherever it stands, and no hidden one can be solved for', async () => {
    for (const view of ['residence', 'work'] as const) {
      const told = await everythingTold(view);
      const disagreeing = [...valuesByName(told)].filter(([, values]) => values.size !== 1);
      expect(disagreeing).toEqual([]);
      for (const of of [month, '2026-09']) {
        const { asked, narrow } = await tooNarrow(told.filter((one) => one.month === of));
        expect(asked).toBeGreaterThan(20);
        expect({ of, narrow }).toEqual({ of, narrow: [] });
      }
    }
  }, 120_000);

  test('the audit notices numbers of which only the small ones are hidden', async () => {
    const { rows } = await openTable(held.services, {
      indicator: 'PROTECTED',
      view: 'residence',
      area: '51',
    });
    expect(rows.some(({ status }) => status === 'suppressed')).toBe(true);
    callers.set('auditor', aCaller('auditor'));
    const told: Told[] = [];
    for (const area of ['51', '51.01', '51.04', '51.71']) {
      const asked = `area=${area}&indicator=PROTECTED&view=residence&month=${month}`;
      const exact = coverageSchema.parse(
        (await get(`/api/v1/coverage?${asked}`, { 'x-caller': 'auditor' })).json(),
      );
      const cells = [
        { key: area, of: exact.segments },
        { key: `${area}.?`, of: exact.notKnown },
        ...exact.children.map((child) => ({ key: child.area.code, of: child.segments })),
      ];
      for (const { key, of } of cells)
        for (const { segment, protected: count } of of) {
          const value = count !== null && count >= 1 && count <= 4 ? null : count;
          told.push({ indicator: 'PROTECTED', view: 'residence', month, key, segment, value });
        }
    }
    expect((await tooNarrow(told)).narrow.length).toBeGreaterThan(0);
  }, 60_000);
});
