import { expect, test } from 'vitest';
import { lawAlso, shippedLaw } from '#tests/support/law.ts';
import { tariffHeader } from './tariff-row.ts';
import { tariffTable } from './tariff-table.ts';

const rowsOf = (month: string, segment: string) =>
  tariffTable(shippedLaw, month).filter((row) => row.segment === segment);

test('BPU incomes are covered once from zero on, for each sector and payer', () => {
  const groups = Map.groupBy(rowsOf('2026-06', 'BPU'), ({ sector, funding }) => `${sector} ${funding}`);
  expect(groups.size).toBe(20);
  for (const rows of groups.values()) {
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 33 }, (_, index) => index + 1));
    expect(rows[0]?.incomeFromIdr).toBe(0n);
    expect(rows.slice(1).map(({ incomeFromIdr }) => incomeFromIdr)).toEqual(
      rows.slice(0, -1).map(({ incomeBelowIdr }) => incomeBelowIdr),
    );
    expect(rows.at(-1)?.incomeBelowIdr).toBeUndefined();
    expect(rows.filter(({ isUndeclaredRow }) => isUndeclaredRow).map(({ row }) => row)).toEqual([1]);
  }
});

test.each([
  ['2025-01', [0]],
  ['2025-02', [0, 50]],
  ['2026-01', [0, 50]],
  ['2026-02', [0]],
])('PU of %s is cut by numbers of workers at %s', (month, expected) => {
  const rows = rowsOf(month, 'PU');
  expect([...new Set(rows.map(({ employeesFrom }) => employeesFrom))]).toEqual(expected);
  expect(rows).toHaveLength(5 * 4 * 2 * expected.length);
});

test('a relief that leaves fractions of a millionth is printed exactly', () => {
  const relief = shippedLaw.series.get('relief-pp36-2025-pu')?.[0];
  const content = {
    ...relief,
    id: 'relief-odd',
    validFrom: '2026-06-01',
    validTo: '2026-06-30',
    value: {
      segment: 'PU',
      factorsPpm: { JKK: 333_333 },
      deferredPpm: {},
      sectors: null,
      byFunding: false,
      labourIntensive: false,
      industries: null,
      leastEmployees: null,
      scales: null,
    },
  };
  const rows = tariffTable(lawAlso({ path: 'relief-odd/2026-06-01.json', content }), '2026-06');
  expect(rows.find(({ riskClass }) => riskClass === 3)?.jkkPpm).toBe('2966.6637');
});

test('every row says where it comes from and uses no column beside the header', () => {
  for (const row of tariffTable(shippedLaw, '2020-09')) {
    expect(row.parameters).toMatch(/^\S+@\d{4}-\d\d-\d\d( \S+@\d{4}-\d\d-\d\d)*$/);
    expect(tariffHeader).toEqual(expect.arrayContaining(Object.keys(row)));
  }
  const [relieved] = rowsOf('2026-06', 'BPU').filter(({ funding }) => funding === 'self');
  const [full] = rowsOf('2026-06', 'BPU').filter(({ funding }) => funding === 'APBN');
  expect(relieved?.parameters).toContain('relief-pp50-2025-other@2026-04-01');
  expect(full?.parameters).not.toContain('relief');
});

test('a month without law is refused, one whose cap is not published unless provisional', () => {
  const refusal = (code: string) => expect.objectContaining({ code, field: 'month' });
  expect(() => tariffTable(shippedLaw, '2015-06')).toThrow(refusal('parameter.before_first'));
  expect(() => tariffTable(shippedLaw, '2027-03')).toThrow(refusal('parameter.not_yet_known'));
  expect(tariffTable(shippedLaw, '2027-03', true).length).toBeGreaterThan(700);
});
