import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AreaCounts,
  type AreaTree,
  type FactCounts,
  factSegments,
  narrowestInterval,
  noFactCounts,
  type PublicCounts,
  publicCounts,
  restOf,
  withRests,
} from '#modules/coverage/core/index.ts';
import type { SolveProgramme } from '#platform/core/integer-programme.ts';
import { withSolver } from '#platform/server/solver/index.ts';
import { intervalsOf, type Known } from '#tests/support/audit-tables.ts';
import { publicTable } from './public-tables.ts';

type Atoms = readonly [pu: number, bpu: number, both: number];

/** Regencies of a province, each with its districts and those of whom no district is known; the rest of the province last. */
interface Province {
  readonly regencies: readonly { readonly districts: readonly Atoms[]; readonly rest: Atoms }[];
  readonly rest: Atoms;
}

const countOf = ([PU, BPU, both]: Atoms): FactCounts => ({ PU, BPU, 'PU+BPU': both });
const code = (...parts: readonly number[]) =>
  ['51', ...parts.map((part) => String(part + 1).padStart(2, '0'))].join('.');

function treeOf({ regencies }: Province): AreaTree {
  return {
    province: '51',
    below: new Map([
      ['51', regencies.map((_, at) => code(at))],
      ...regencies.map(
        ({ districts }, at) => [code(at), districts.map((_, below) => code(at, below))] as const,
      ),
    ]),
  };
}

/** The smallest parts, of which everything else is a sum. */
function leavesOf({ regencies, rest }: Province): ReadonlyMap<string, FactCounts> {
  return new Map([
    ...regencies.flatMap(({ districts, rest: ofRegency }, at) => [
      ...districts.map((atoms, below) => [code(at, below), countOf(atoms)] as const),
      [restOf(code(at)), countOf(ofRegency)] as const,
    ]),
    [restOf('51'), countOf(rest)],
  ]);
}

function countsOf(province: Province): AreaCounts {
  const leaves = leavesOf(province);
  const areas = ['51', ...[...treeOf(province).below.values()].flat()];
  return withRests(treeOf(province), new Map(areas.map((area) => [area, sumUnder(leaves, area)])));
}

function sumUnder(leaves: ReadonlyMap<string, FactCounts>, area: string): FactCounts {
  return [...leaves]
    .filter(([leaf]) => leaf.startsWith(area))
    .reduce(
      (sum, [, one]) => ({
        ...{ PU: sum.PU + one.PU, BPU: sum.BPU + one.BPU, 'PU+BPU': sum['PU+BPU'] + one['PU+BPU'] },
      }),
      noFactCounts,
    );
}

type Publish = (key: string) => PublicCounts;

/** What is published of PROTECTED, as the public tables have it. */
function published(province: Province): Publish {
  const counts = countsOf(province);
  const own = counts.get('51') ?? noFactCounts;
  const table = publicTable(treeOf(province), { areas: () => counts, otherView: () => own }, 'PROTECTED');
  if (table.kind !== 'segments') throw new Error('PROTECTED has segments');
  return (key) => {
    const row = table.rows.get(key);
    return row ? publicCounts(counts.get(key) ?? noFactCounts, row) : { ALL: null, PU: null, BPU: null };
  };
}

const cells = { ALL: factSegments, PU: ['PU', 'PU+BPU'], BPU: ['BPU', 'PU+BPU'] } as const;
const segments = ['ALL', 'PU', 'BPU'] as const;

/** Every published number as an equation over the smallest parts, and the hidden ones as questions. */
function readAll(province: Province, publish: Publish) {
  const leaves = [...leavesOf(province).keys()];
  const keys = [...countsOf(province).keys()];
  const sumOf = (key: string, kept: readonly string[]) =>
    leaves.flatMap((leaf, at) =>
      isUnder(leaf, key)
        ? factSegments.flatMap((one, nth) => (kept.includes(one) ? [at * 3 + nth] : []))
        : [],
    );
  const shown = keys.flatMap((key) =>
    segments.map((segment) => ({ key, segment, count: publish(key)[segment] })),
  );
  const known: Known = {
    unknowns: leaves.length * 3,
    facts: shown.flatMap(({ key, segment, count }) =>
      count === null ? [] : [{ plus: sumOf(key, cells[segment]), least: count, most: count }],
    ),
  };
  const facts = [
    ...known.facts,
    ...whereZerosAreShown(province, publish).map((key) => ({
      plus: sumOf(key, factSegments),
      least: 1,
      most: null,
    })),
  ];
  const hidden = shown.filter(({ count }) => count === null);
  const counts = countsOf(province);
  const asked = [
    ...hidden.map(({ key, segment }) => ({ name: `${key} ${segment}`, sum: sumOf(key, cells[segment]) })),
    ...keys.flatMap((key) =>
      factSegments
        .filter((one) => isTiny(counts.get(key)?.[one] ?? 0))
        .map((one) => ({ name: `${key} only ${one}`, sum: sumOf(key, [one]) })),
    ),
  ];
  return { known: { ...known, facts }, asked };
}

/** Hidden areas beside which a zero is shown are not zero. */
function whereZerosAreShown(province: Province, publish: Publish): readonly string[] {
  const { below } = treeOf(province);
  const groups = [...below].map(([area, children]) => [...children, restOf(area)]);
  return groups
    .filter((group) => group.some((key) => publish(key).ALL !== null))
    .flatMap((group) => group.filter((key) => publish(key).ALL === null));
}

const isTiny = (count: number) => count >= 1 && count <= 4;
const isUnder = (leaf: string, key: string) => (key.endsWith('?') ? leaf === key : leaf.startsWith(key));

async function tooNarrow(solve: SolveProgramme, province: Province, publish: Publish) {
  const { known, asked } = readAll(province, publish);
  const intervals = await intervalsOf(solve, known, asked);
  return intervals.filter(({ least, most }) => most - least < narrowestInterval);
}

const someone = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 2, arbitrary: fc.integer({ min: 7, max: 60 }) },
);
const atoms: fc.Arbitrary<Atoms> = fc.tuple(someone, someone, fc.oneof(fc.constant(0), someone));
const provinces: fc.Arbitrary<Province> = fc.record({
  regencies: fc.array(
    fc.record({ districts: fc.array(atoms, { minLength: 1, maxLength: 4 }), rest: atoms }),
    {
      ...{ minLength: 1, maxLength: 3 },
    },
  ),
  rest: atoms,
});

const none: Atoms = [0, 0, 0];
/** One district with two people beside large ones: by subtraction from the regency they are told. */
const onePair: Province = {
  regencies: [
    {
      districts: [
        [40, 20, 6],
        [0, 2, 0],
        [30, 9, 7],
      ],
      rest: none,
    },
    { districts: [[50, 50, 5]], rest: none },
  ],
  rest: none,
};

describe('public tables solved as equations', () => {
  test('no hidden number is bounded to fewer than four values, on random provinces with many small counts', async () => {
    await withSolver(async (solve) => {
      await fc.assert(
        fc.asyncProperty(provinces, async (province) => {
          expect(await tooNarrow(solve, province, published(province))).toEqual([]);
        }),
        { numRuns: 15, examples: [[onePair]] },
      );
    });
  }, 120_000);

  test('hiding only what is small fails: the rest tells it', async () => {
    const counts = countsOf(onePair);
    const small = (count: number) => (isTiny(count) ? null : count);
    const onlySmall: Publish = (key) => {
      const { PU, BPU, 'PU+BPU': both } = counts.get(key) ?? noFactCounts;
      return { ALL: small(PU + BPU + both), PU: small(PU + both), BPU: small(BPU + both) };
    };
    const told = await withSolver((solve) => tooNarrow(solve, onePair, onlySmall));
    expect(told.map(({ name }) => name)).toContain('51.01.02 ALL');
  });

  test('as little as can be is hidden: one companion of a single small district, and never the regency', () => {
    const publish = published(onePair);
    expect(publish('51.01.02')).toEqual({ ALL: null, PU: null, BPU: null });
    expect(publish('51.01.03')).toEqual({ ALL: null, PU: null, BPU: null });
    expect(publish('51.01.01')).toEqual({ ALL: 66, PU: 46, BPU: 26 });
    expect(publish('51.01')).toEqual({ ALL: 114, PU: 83, BPU: 44 });
  });
});
