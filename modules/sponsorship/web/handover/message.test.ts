import { expect, test } from 'vitest';
import type { HandoverPerson } from './handover-api.ts';
import { messageTo, whatsappAddress } from './message.ts';

const person: HandoverPerson = {
  ...{ workerId: 'w', termId: 't', version: 1, name: 'Ni Made Sari', nikMasked: '5171********0007' },
  ...{ occupation: 'Petani', hamlet: '', villageCode: '51.71.04.2008', villageName: 'Ubung Kaja' },
  ...{ programme: 'Seratus Pekerja', firstMonth: '2026-07', lastMonth: '2026-12', endsOn: '2026-12-31' },
  ...{ agent: null, outcome: '', outcomeReason: '', outcomeBy: '', outcomeAt: null, contactedOn: null },
  ...{ nextTermFrom: null, ownMonths: 0, bill: null },
};
const t = (key: string, details: Readonly<Record<string, string | number>> = {}) =>
  `${key} ${Object.values(details).join(' ')}`;
const format = { day: (day: string) => day, month: (month: string) => month, idr: (idr: string) => idr };

test('a message says before the end that it ends, and after it that it ended', () => {
  expect(messageTo(person, '2026-11-15', t, format)).toContain('handover.message.ending');
  expect(messageTo(person, '2027-01-01', t, format)).toContain('handover.message.ended');
});

test('a message gives the code with its amount, and asks to fetch one where there is none', () => {
  const bill = {
    ...{ code: '1000000000012701', amountIdr: '16800', month: '2027-01', expiresOn: '2027-01-31' },
  };
  expect(messageTo({ ...person, bill }, '2026-11-15', t, format)).toContain('1000 0000 0001 2701 16800');
  expect(messageTo(person, '2026-11-15', t, format)).toContain('handover.message.no_code');
});

test('a number with a zero goes to WhatsApp with the country’s', () => {
  expect(whatsappAddress('0812-3456-7890', 'a b')).toBe('https://wa.me/6281234567890?text=a%20b');
  expect(whatsappAddress('+62 812 3456 7890', '')).toBe('https://wa.me/6281234567890?text=');
});
