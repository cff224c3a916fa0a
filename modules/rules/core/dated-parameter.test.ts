import { describe, expect, test } from 'vitest';
import { type DatedParameter, valueOn } from './dated-parameter.ts';
import { bpuLowestAge, bpuRefusedFromAge } from './registration-ages.ts';

const dated = (value: number, from: string | null, to: string | null): DatedParameter<number> => ({
  value,
  unit: 'x',
  from,
  to,
  law: 'x',
  certainty: 'A',
  source: 'x',
  checkedOn: '2026-11-21',
});

describe('valueOn', () => {
  const values = [dated(1, '2015-07-01', '2019-12-01'), dated(2, '2019-12-02', null)];

  test.each([
    ['2015-06-30', null],
    ['2015-07-01', 1],
    ['2019-12-01', 1],
    ['2019-12-02', 2],
    ['2030-01-01', 2],
  ])('on %s the value is %s', (day, expected) => {
    expect(valueOn(values, day)?.value ?? null).toBe(expected);
  });
});

test('registration ages of a BPU worker are 17 to 64 today', () => {
  expect(valueOn(bpuLowestAge, '2026-11-21')?.value).toBe(17);
  expect(valueOn(bpuRefusedFromAge, '2026-11-21')?.value).toBe(65);
});
