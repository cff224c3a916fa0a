import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AreaHistory, monthsAhead, type TermGroup } from './area-history.ts';
import { makeForecasts } from './make-forecasts.ts';
import { seasonAt } from './rates.ts';
import { widthOf } from './residuals.ts';

const months = 30;
const noTerms: readonly TermGroup[] = [];
const none = Array.from({ length: months }, () => 0);
const noLimit = () => null;

/** An area with numbers that stand still unless told otherwise. */
function anArea(changed: Partial<AreaHistory> = {}): AreaHistory {
  return {
    ...{ code: '51', employer: none, both: none, self: none, sponsored: none },
    ...{ joined: none, returned: none, terms: noTerms },
    ...changed,
  };
}

const growing = (from: number, step: number) =>
  Array.from({ length: months }, (_, place) => from + place * step);

function forecastOf(
  histories: readonly AreaHistory[],
  code = '51',
  segment = 'ALL',
  workforce: number | null = null,
) {
  const made = makeForecasts({ histories, origin: months - 1, workforceOf: () => workforce });
  const found = made.find((one) => one.code === code && one.segment === segment);
  if (!found) throw new Error(`no forecast of ${code} ${segment}`);
  return found;
}

const middles = (found: { readonly ahead: readonly { readonly mid: number }[] }) =>
  found.ahead.map(({ mid }) => mid);

describe('a forecast of twelve months', () => {
  test('of numbers that stand still is that number, without a range', () => {
    const found = forecastOf([anArea({ employer: growing(400, 0), self: growing(100, 0) })]);
    expect(found.ahead).toHaveLength(monthsAhead);
    expect(found.ahead).toEqual(found.ahead.map(() => ({ low: 500, mid: 500, high: 500 })));
  });

  test('of an even growth goes on with it, by as many a month and no faster', () => {
    const last = 1_000 + (months - 1) * 10;
    const onward = Array.from({ length: monthsAhead }, (_, index) => last + (index + 1) * 10);
    expect(middles(forecastOf([anArea({ employer: growing(1_000, 10) })], '51', 'PU'))).toEqual(onward);
    // Ten come and nobody stops: as many come as came, though there are more people now.
    const self = anArea({ self: growing(1_000, 10), joined: growing(10, 0) });
    expect(middles(forecastOf([self], '51', 'BPU'))).toEqual(onward);
  });

  test('of who comes and who stops: both are seen apart', () => {
    const self = growing(1_000, 10);
    const found = forecastOf([anArea({ self, joined: self.map((_, place) => (place === 0 ? 1_000 : 30)) })]);
    expect(found.moves.joined).toBeGreaterThan(300);
    expect(found.moves.lapsed).toBeLessThan(-200);
    expect(Math.abs((found.ahead.at(-1)?.mid ?? 0) - (self.at(-1) ?? 0) - 120)).toBeLessThan(25);
  });

  test('lets a sponsored term end when it does, and goes on with those who went on before', () => {
    const sponsored = none.map((_, place) => (place >= 10 && place <= 15 ? 200 : 0));
    const past = { knownFrom: 10, first: 10, last: 15, workers: 200, decided: 200, continued: 50 };
    const running = { knownFrom: 28, first: 28, last: 33, workers: 100, decided: 0, continued: 0 };
    const self = none.map((_, place) => (place > 15 ? 1_050 : 1_000));
    const paid = sponsored.map((workers, place) => (place >= 28 ? 100 : workers));
    const found = forecastOf([anArea({ self, sponsored: paid, terms: [past, running] })]);
    expect(found.rates.convert).toBe(0.25);
    expect(found.moves.contracted).toBe(-100);
    expect(found.moves.converted).toBe(25);
    // Two of the last twelve months had a hundred whom nobody had contracted a year before.
    expect(found.moves.renewed).toBe(17);
    const without = forecastOf([anArea({ self, sponsored: paid, terms: [running] })]);
    expect([without.rates.convert, without.moves.converted]).toEqual([0, 0]);
  });

  test('knows of a term only what was known in its month of origin', () => {
    const later = {
      knownFrom: months,
      first: months,
      last: months + 5,
      workers: 500,
      decided: 0,
      continued: 0,
    };
    const base = { employer: growing(1_000, 0) };
    expect(middles(forecastOf([anArea({ ...base, terms: [later] })]))).toEqual(
      middles(forecastOf([anArea(base)])),
    );
    const known = { ...later, knownFrom: months - 1 };
    expect(middles(forecastOf([anArea({ ...base, terms: [known] })]))[0]).toBe(1_500);
  });

  test('is never made of fewer than twelve months', () => {
    const one = anArea({ employer: [7], both: [0], self: [0], sponsored: [0], joined: [0], returned: [0] });
    for (const origin of [0, 10])
      expect(makeForecasts({ histories: [one], origin, workforceOf: noLimit })).toEqual([]);
    expect(
      makeForecasts({ histories: [anArea({ employer: growing(5, 0) })], origin: 11, workforceOf: noLimit }),
    ).toHaveLength(3);
  });

  test('of nobody is nobody, and a jump of yesterday is not taken for a trend without a wide range', () => {
    expect(forecastOf([anArea()]).ahead.every(({ low, mid, high }) => low + mid + high === 0)).toBe(true);
    const jumped = forecastOf([anArea({ employer: none.map((_, place) => (place < 20 ? 100 : 900)) })]);
    const [, end] = [jumped.ahead[0], jumped.ahead.at(-1)];
    expect(end?.mid).toBeGreaterThan(900);
    expect((end?.high ?? 0) - (end?.low ?? 0)).toBeGreaterThan(800);
  });

  test('stays within a workforce that is known, unless the area stands above it already', () => {
    const area = anArea({ employer: growing(1_000, 50) });
    const limited = forecastOf([area], '51', 'ALL', 2_500);
    expect(limited.ahead.at(-1)).toMatchObject({ mid: 2_500, high: 2_500 });
    expect(limited.moves.limited).toBeLessThan(0);
    const above = forecastOf([area], '51', 'ALL', 900);
    expect(above.ahead.at(-1)?.mid).toBe(above.start);
    expect(forecastOf([area]).moves.limited).toBe(0);
  });

  test('draws a small area towards the rate of the area above it', () => {
    const province = anArea({ self: growing(10_000, 0), joined: none.map(() => 100) });
    const small = anArea({ code: '51.01', self: none.map((_, place) => 40 - place), joined: none });
    const [own, drawn] = [
      makeForecasts({ histories: [{ ...small, code: '52' }], origin: months - 1, workforceOf: noLimit }),
      makeForecasts({ histories: [province, small], origin: months - 1, workforceOf: noLimit }),
    ].map((made) => made.find(({ code, segment }) => code !== '51' && segment === 'ALL')?.rates.lapse ?? 0);
    expect(own).toBeGreaterThan(0.04);
    expect(drawn).toBeLessThan(0.02);
    expect(drawn).toBeGreaterThan(0.01);
  });
});

const numbers = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: months, maxLength: months });
const terms = fc.array(
  fc.record({
    knownFrom: fc.integer({ min: 0, max: 30 }),
    first: fc.integer({ min: 0, max: 32 }),
    last: fc.integer({ min: 0, max: 40 }),
    workers: fc.integer({ min: 1, max: 90 }),
    decided: fc.integer({ min: 0, max: 40 }),
    continued: fc.integer({ min: 0, max: 40 }),
  }),
  { maxLength: 6 },
);
const histories = fc
  .record({
    employer: numbers,
    both: numbers,
    self: numbers,
    sponsored: numbers,
    joined: numbers,
    returned: numbers,
    terms,
  })
  .map((drawn) => [anArea(drawn), anArea({ ...drawn, code: '51.01' })]);

describe('whatever was', () => {
  test('low, middle and high stand in order, never below nobody, and the moves add up to the middle', () => {
    fc.assert(
      fc.property(histories, fc.option(fc.integer({ min: 1, max: 900 })), (areas, workforce) => {
        for (const found of makeForecasts({
          histories: areas,
          origin: months - 1,
          workforceOf: () => workforce,
        })) {
          for (const { low, mid, high } of found.ahead) {
            expect([0, low, mid, high]).toEqual([0, low, mid, high].toSorted((one, other) => one - other));
            if (workforce !== null) expect(high).toBeLessThanOrEqual(Math.max(workforce, found.start));
          }
          const moved = Object.values(found.moves).reduce((sum, workers) => sum + workers, 0);
          expect(found.start + moved).toBe(found.ahead.at(-1)?.mid);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('more contracted months never lower a month of the forecast, and the same input gives the same forecast', () => {
    fc.assert(
      fc.property(
        histories,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        (areas, from, lasts) => {
          const first = months + from;
          const more = {
            knownFrom: months - 1,
            first,
            last: first + lasts,
            workers: 25,
            decided: 0,
            continued: 0,
          };
          const richer = areas.map((area) => ({ ...area, terms: [...area.terms, more] }));
          const [before, after] = [areas, richer].map((given) =>
            makeForecasts({ histories: given, origin: months - 1, workforceOf: noLimit }).flatMap(middles),
          );
          expect(after?.every((mid, index) => mid >= (before?.[index] ?? 0))).toBe(true);
          expect(
            makeForecasts({ histories: areas, origin: months - 1, workforceOf: noLimit }).flatMap(middles),
          ).toEqual(before);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('what lies behind the month of origin is not looked at', () => {
    fc.assert(
      fc.property(histories, (areas) => {
        const cut = (list: readonly number[]) => list.map((workers, place) => (place > 20 ? 0 : workers));
        const blind = areas.map((area) => ({
          ...area,
          ...{ employer: cut(area.employer), both: cut(area.both), self: cut(area.self) },
          ...{ sponsored: cut(area.sponsored), joined: cut(area.joined), returned: cut(area.returned) },
          terms: area.terms.filter(({ knownFrom, last }) => knownFrom <= 20 || last < 20),
        }));
        const of = (given: readonly AreaHistory[]) =>
          makeForecasts({ histories: given, origin: 20, workforceOf: noLimit }).map(({ ahead }) => ahead);
        expect(of(blind)).toEqual(of(areas));
      }),
      { numRuns: 40 },
    );
  });
});

test('an interval holds four of five past errors; of few trials a larger share', () => {
  const errors = Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? index + 1 : -index - 1));
  expect(widthOf(errors, 1_000_000)).toBe(81);
  expect(widthOf(errors, 4)).toBe(100);
  expect(widthOf([], 4)).toBe(0);
});

test('a season is seen after two years, and only half believed', () => {
  const joined = Array.from({ length: 36 }, (_, place) => (place % 12 === 3 ? 240 : 100));
  expect(seasonAt(joined, 20).every((share) => share === 1)).toBe(true);
  const [july, other] = [seasonAt(joined, 35)[3] ?? 0, seasonAt(joined, 35)[4] ?? 0];
  expect(july).toBeGreaterThan(1.4);
  expect(july).toBeLessThan(240 / 111);
  expect(other).toBeLessThan(1);
});
