import { expect, it } from 'vitest';
import { pasteBudgets } from './budget-draft.ts';

const rows = [
  { villageCode: '', villageName: '', amount: '', treasurerName: '' },
  { villageCode: '51.04.01.2001', villageName: 'Batubulan', amount: '', treasurerName: 'Lama' },
  { villageCode: '51.04.01.2002', villageName: 'Batubulan Kangin', amount: '5', treasurerName: '' },
  { villageCode: '51.04.01.2003', villageName: 'Guwang', amount: '', treasurerName: '' },
  { villageCode: '51.04.02.2003', villageName: 'Guwang', amount: '', treasurerName: '' },
];

it('takes lines of a worksheet by name or code, whatever the marks of the amount, and keeps a treasurer not named', () => {
  const text =
    'Desa Batubulan\tRp 10.080.000\nBATUBULAN KANGIN;10080000;Ni Luh Sari\n51.04.01.2003\t1.000.000';
  const pasted = pasteBudgets(rows, text, 'id');
  expect(pasted.refused).toEqual([]);
  expect(pasted.rows.map(({ amount, treasurerName }) => [amount, treasurerName])).toEqual([
    ['', ''],
    ['10080000', 'Lama'],
    ['10080000', 'Ni Luh Sari'],
    ['1000000', ''],
    ['', ''],
  ]);
});

it('says which lines it did not take: a village elsewhere, two of one name, no amount', () => {
  const text = 'Desa\tPagu\nGuwang\t1000\nUbung Kaja\t1000\nBatubulan\tsekitar sejuta';
  const pasted = pasteBudgets(rows, text, 'id');
  expect(pasted).toMatchObject({ taken: 0, rows });
  expect(pasted.refused).toEqual([
    'Desa\tPagu',
    'Guwang\t1000',
    'Ubung Kaja\t1000',
    'Batubulan\tsekitar sejuta',
  ]);
});
