import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkRows, indexVillages, type ListKind } from '#modules/registry/core/index.ts';
import { readListFile } from './index.ts';

const folder = new URL('../../../../tests/fixtures/lists/', import.meta.url);

interface ExpectedRow {
  readonly sheet: string;
  readonly row: number;
  readonly outcome: string;
  readonly reasons: readonly string[];
}

const expected: Readonly<Record<string, readonly ExpectedRow[]>> = JSON.parse(
  readFileSync(new URL('expected.json', folder), 'utf8'),
);

const villages = indexVillages([
  { code: '51.71.04.2008', name: 'Ubung Kaja' },
  { code: '51.71.01.1003', name: 'Sesetan' },
]);
const knownRegions = new Set(['517101', '517104', '510303']);

async function outcomesOf(
  fileName: string,
  list: { kind: ListKind; area: string | null },
): Promise<ExpectedRow[]> {
  const { reading } = await readListFile(readFileSync(new URL(fileName, folder)), fileName);
  const checked = checkRows(reading.rows, { ...list, on: '2026-11-15', villages, knownRegions });
  return checked.map(({ sheet, row, outcome, reasons }) => ({ sheet, row, outcome, reasons: [...reasons] }));
}

describe('the given lists', () => {
  test.each([
    ['desa-ubung-kaja.xlsx', { kind: 'bpu', area: '51.71.04.2008' }],
    ['kelurahan-sesetan.csv', { kind: 'bpu', area: '51.71.01.1003' }],
    ['payroll-hotel.xlsx', { kind: 'payroll', area: null }],
  ] as const)(
    '%s: every row has the outcome and the reasons it deserves, and no other row is read',
    async (fileName, list) => {
      expect(await outcomesOf(fileName, list)).toEqual(expected[fileName]);
    },
  );

  test('a payroll checked as a village list does not come out the same', async () => {
    const wrong = await outcomesOf('payroll-hotel.xlsx', { kind: 'bpu', area: '51.71.04.2008' });
    expect(wrong).not.toEqual(expected['payroll-hotel.xlsx']);
  });
});
