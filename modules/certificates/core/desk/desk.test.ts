import { expect, test } from 'vitest';
import {
  compareWorkers,
  judgeCheck,
  namesAgree,
  readDeskBox,
  readReference,
  reasonKind,
  reasonMonths,
} from './index.ts';

const valid = { status: 'VALID', reason: null } as const;
const arrears = { status: 'NOT_VALID', reason: 'arrears.2' } as const;

test('a block wins over all, an undertaking makes arrears conditional, and nobody registered is not valid', () => {
  const judge = (
    standing: typeof valid | typeof arrears | null,
    isBlocked: boolean,
    hasUndertaking: boolean,
  ) => Object.values(judgeCheck({ standing, isBlocked, hasUndertaking })).join(' ');
  expect(judge(valid, false, false)).toBe('VALID employer.valid');
  expect(judge(valid, true, true)).toBe('TIDAK_VALID sanction.blocked');
  expect(judge(arrears, false, false)).toBe('TIDAK_VALID arrears.2');
  expect(judge(arrears, false, true)).toBe('CONDITIONAL arrears.2');
  expect(judge(arrears, true, true)).toBe('TIDAK_VALID sanction.blocked');
  expect(judge(null, false, false)).toBe('TIDAK_VALID employer.not_registered');
});

test('a reference is read as people type it, and one wrong digit or two swapped ones are noticed', () => {
  const reference = readReference('PK-2026-0000123-4');
  const made =
    reference ??
    [...'0123456789'].map((sign) => readReference(`PK-2026-0000123-${sign}`)).find((one) => one !== null);
  expect(made).toMatch(/^PK-2026-0000123-\d$/);
  const digits = (made ?? '').replace(/\D/g, '');
  expect(readReference(`pk ${digits.slice(0, 4)} ${digits.slice(4, 11)} ${digits.slice(11)}`)).toBe(made);
  for (let place = 0; place < digits.length; place++)
    for (let other = 1; other < 10; other++) {
      const changed = String((Number(digits[place]) + other) % 10);
      const wrong = `${digits.slice(0, place)}${changed}${digits.slice(place + 1)}`;
      expect(readReference(`PK-${wrong.slice(0, 4)}-${wrong.slice(4, 11)}-${wrong.slice(11)}`)).toBeNull();
    }
  expect(readReference('PK-2026-123')).toBeNull();
});

test('workers stated, reported and stated before are set beside each other', () => {
  expect(compareWorkers({ reported: 3, stated: null, statedBefore: [] })).toBeNull();
  expect(compareWorkers({ reported: 3, stated: 5, statedBefore: [] })).toEqual({
    ...{ said: 'fewer', differ: -2, wasStated: null },
  });
  expect(compareWorkers({ reported: 3, stated: 3, statedBefore: [8, 2] })).toMatchObject({
    said: 'same',
    wasStated: 8,
  });
  expect(compareWorkers({ reported: 7, stated: 3, statedBefore: [3] })).toMatchObject({
    said: 'more',
    wasStated: null,
  });
  expect(compareWorkers({ reported: 0, stated: 3, statedBefore: [] })).toMatchObject({
    said: 'none_reported',
  });
});

test('a name agrees whatever the legal form, case, order and signs; another firm does not', () => {
  expect(namesAgree('Bali Hotel Makmur, P.T.', 'PT BALI HOTEL MAKMUR')).toBe(true);
  expect(namesAgree('Hotel Bali', 'PT Hotel Bali Tbk')).toBe(true);
  expect(namesAgree('Hotel Lombok', 'PT Hotel Bali')).toBe(false);
  expect(namesAgree('PT', 'PT')).toBe(false);
});

test('a reason has a kind and a number', () => {
  expect([
    reasonKind('arrears.3'),
    reasonMonths('arrears.3'),
    reasonKind('sanction.blocked'),
    reasonMonths('sanction.blocked'),
  ]).toEqual([...['arrears', 3, 'sanction.blocked', 0]]);
});

test('the one box tells its numbers apart', () => {
  const typed = [
    '',
    'NPP00012',
    '9120 0012 34567',
    '01.234.567.8-901.000',
    'PK-2026-0000123-4',
    'SMS1:ABC',
    'ABCD-EFGH-JKMN-PQRS',
    '1234567',
  ];
  expect(typed.map(readDeskBox)).toEqual([null, 'npp', 'nib', 'npwp', 'reference', 'code', 'code', 'npp']);
});
