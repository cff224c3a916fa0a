import { expect, test } from 'vitest';
import { detailsInWords } from './details-in-words.ts';

test('a refusal says days, months and amounts as people write them, in the language of who asks', () => {
  const details = { from: '2026-11-22', paidThrough: '2026-08', owedIdr: '1250000', months: 3 };
  expect(detailsInWords(details, 'id')).toEqual({
    ...{ from: '22 November 2026', paidThrough: 'Agustus 2026', owedIdr: '1.250.000', months: 3 },
  });
  expect(detailsInWords(details, 'en')).toEqual({
    ...{ from: '22 November 2026', paidThrough: 'August 2026', owedIdr: '1,250,000', months: 3 },
  });
});

test('what was typed, what is no day, and whole records stay as they are', () => {
  const details = {
    number: '2026-05',
    on: '2026-99-99',
    month: '2026-13',
    differenceIdr: '',
    fields: [{ path: 'month' }],
  };
  expect(detailsInWords(details, 'id')).toEqual(details);
});
