import fc from 'fast-check';

const who = fc.nat({ max: 5 });
const does = <Name extends string>(name: Name) => fc.constant(name);

/** What may happen in a region, any of it at any time; what is refused changes nothing. */
export const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ does: does('wait'), days: fc.constantFrom(1, 12, 20, 31, 45, 70, 130) }),
  },
  { weight: 4, arbitrary: fc.record({ does: does('bill') }) },
  {
    weight: 6,
    arbitrary: fc.record({
      ...{ does: does('pay'), who, months: fc.integer({ min: 1, max: 4 }) },
      ...{ daysAgo: fc.constantFrom(0, 0, 0, 4, 20), channel: fc.constantFrom('teller', 'va', 'transfer') },
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: does('pay ahead'), who, months: fc.integer({ min: 2, max: 6 }) }),
  },
  { weight: 2, arbitrary: fc.record({ does: does('take back'), which: fc.nat({ max: 9 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ does: does('sponsor'), people: fc.uniqueArray(who, { minLength: 1, maxLength: 3 }) },
      ...{ offset: fc.nat({ max: 2 }), months: fc.integer({ min: 1, max: 4 }) },
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ does: does('file wages'), back: fc.integer({ min: 1, max: 3 }), leaves: fc.option(who) },
      isPaid: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: does('register') }) },
  { weight: 1, arbitrary: fc.record({ does: does('move'), who }) },
  { weight: 1, arbitrary: fc.record({ does: does('change work'), who }) },
  { weight: 1, arbitrary: fc.record({ does: does('end'), who }) },
  { weight: 1, arbitrary: fc.record({ does: does('die'), who }) },
  { weight: 1, arbitrary: fc.record({ does: does('merge'), who, other: who }) },
  { weight: 2, arbitrary: fc.record({ does: does('lapse') }) },
  { weight: 1, arbitrary: fc.record({ does: does('fold') }) },
);
export type Step = typeof step extends fc.Arbitrary<infer Drawn> ? Drawn : never;
