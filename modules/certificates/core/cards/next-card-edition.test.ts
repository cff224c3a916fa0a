import { expect, test } from 'vitest';
import { nextCardEdition } from './index.ts';

const facts = {
  ...{ nameMasked: 'I W*** S***', kpj: '26000000001', programmes: ['JKK', 'JKM'] },
  ...{ paidThrough: '2026-10', expiresOn: '2027-02-01' },
};

test('a card is signed first, then again for each payment, change of a fact, or key, and else stays', () => {
  expect(nextCardEdition(facts, null, 'a')).toBe('first');
  const last = { ...facts, kid: 'a' };
  expect(nextCardEdition(facts, last, 'a')).toBeNull();
  expect(nextCardEdition({ ...facts, paidThrough: '2026-11', expiresOn: '2027-03-01' }, last, 'a')).toBe(
    'payment',
  );
  expect(nextCardEdition({ ...facts, programmes: ['JKK', 'JKM', 'JHT'] }, last, 'a')).toBe('reprint');
  expect(nextCardEdition(facts, last, 'b')).toBe('rotation');
});
