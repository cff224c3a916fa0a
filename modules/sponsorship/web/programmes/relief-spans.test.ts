import { expect, it } from 'vitest';
import { reliefSpans } from './relief-spans.ts';

it('joins months in a row that are read alike and parts those that are not', () => {
  const full = { priceIdr: '16800', applies: false, bySwitch: false };
  const half = { priceIdr: '8400', applies: true, bySwitch: true };
  const months = [
    { month: '2026-02', ...full },
    { month: '2026-03', ...full },
    { month: '2026-04', ...half },
    { month: '2027-01', ...full },
  ];
  expect(reliefSpans(months).map(({ from, to, applies }) => [from, to, applies])).toEqual([
    ['2026-02', '2026-03', false],
    ['2026-04', '2026-04', true],
    ['2027-01', '2027-01', false],
  ]);
});
