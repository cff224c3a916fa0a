import { describe, expect, it, test } from 'vitest';
import type { DatedValueView } from '#modules/rules/web/api/index.ts';
import { changesOf, differencesOf, firstDayOf, holdsOn } from './law-of-days.ts';

function aValue(changed: Partial<DatedValueView> = {}): DatedValueView {
  const { id = 'cap', validFrom = '2026-03-01' } = changed;
  return {
    key: `${id}@${validFrom}`,
    id,
    group: 'pu',
    name: { id: 'Batas', en: 'Cap' },
    value: '100',
    unit: 'idr',
    validFrom,
    validTo: null,
    temporary: false,
    basis: [{ law: 'PP 45/2015', article: '29' }],
    certainty: 'A',
    sources: [{ tag: 'S8', type: 'CODE', what: 'x' }],
    checkedOn: '2026-11-21',
    note: null,
    ...changed,
  };
}

const oldCap = aValue({ validFrom: '2025-03-01', validTo: '2026-02-28', value: '90' });
const newCap = aValue({ validTo: '2027-02-28' });
const relief = aValue({ id: 'relief', validFrom: '2026-04-01', validTo: '2026-12-31', temporary: true });
const rate = aValue({ id: 'rate', validFrom: '2015-07-01' });
const values = [newCap, rate, relief, oldCap];

test.each([
  ['the day before its first', '2026-02-28', false],
  ['its first day', '2026-03-01', true],
  ['its last day', '2027-02-28', true],
  ['the day after its last', '2027-03-01', false],
])('a value on %s', (_, day, holds) => {
  expect(holdsOn(newCap, day)).toBe(holds);
});

test('the first day is the earliest of all values', () => {
  expect(firstDayOf(values)).toBe('2015-07-01');
  expect(firstDayOf([])).toBeNull();
});

describe('changes', () => {
  it('come newest first: begun, changed, ended, and a value whose successor is not announced', () => {
    expect(changesOf(values).map(({ day, kind, subject }) => [day, kind, subject.id])).toEqual([
      ['2027-03-01', 'not_announced', 'cap'],
      ['2027-01-01', 'ended', 'relief'],
      ['2026-04-01', 'began', 'relief'],
      ['2026-03-01', 'changed', 'cap'],
      ['2025-03-01', 'began', 'cap'],
      ['2015-07-01', 'began', 'rate'],
    ]);
  });

  it('know what was before and what came after', () => {
    const changed = changesOf(values).find(({ kind }) => kind === 'changed');
    expect([changed?.before?.value, changed?.after?.value]).toEqual(['90', '100']);
  });

  it('tell a new law that leaves the value as it is from a new value', () => {
    const [restated] = changesOf([oldCap, aValue({ value: '90' })]);
    expect(restated?.kind).toBe('restated');
  });

  it('end a relief between two of its times, and begin it again', () => {
    const again = aValue({ ...relief, key: 'relief@2028', validFrom: '2028-01-01', validTo: null });
    expect(changesOf([relief, again]).map(({ kind }) => kind)).toEqual(['began', 'ended', 'began']);
  });
});

describe('two days side by side', () => {
  const kinds = (from: string, to: string) =>
    differencesOf(values, { from, to }).map(({ subject, kind }) => `${subject.id} ${kind}`);

  it('name what changed, what is new, and what stayed', () => {
    expect(kinds('2026-02-28', '2026-04-01')).toEqual(['rate same', 'cap changed', 'relief new']);
  });

  it('name what ended', () => {
    expect(kinds('2026-12-31', '2027-01-01')).toEqual(['rate same', 'cap same', 'relief ended']);
  });

  it('leave out what holds on neither day', () => {
    expect(kinds('2015-07-01', '2016-07-01')).toEqual(['rate same']);
  });
});
