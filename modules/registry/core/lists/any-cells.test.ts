import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aSheet, aWorkbook } from '#tests/fixtures/lists/a-sheet.ts';
import { checkRows } from './check-rows.ts';
import { listFields } from './fields.ts';
import { readLists } from './read-lists.ts';
import { mergeReasons, outcomeOf } from './reasons.ts';
import type { ListCell } from './workbook.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.stringMatching(/^[0-9]{0,18}$/),
  fc.constantFrom(
    'sda',
    '"',
    'Jumlah',
    'NIK',
    'Nama',
    'Denpasar, 31/12/80',
    'Rp 1.400.000,-',
    '5,17E+15',
    '31-02-1988',
    '=A1',
    '__proto__',
    'constructor',
    '\u202e',
    '9'.repeat(4_096),
    ' -'.repeat(2_000),
  ),
);
const cell: fc.Arbitrary<ListCell> = fc.oneof(
  text,
  fc.record({ text, kind: fc.constantFrom('text', 'number', 'date', 'boolean', 'error') }),
  fc.record({ text, kind: fc.constant('text'), formula: fc.constant(true as const) }),
);
const context = fc.record({
  kind: fc.constantFrom('bpu', 'payroll'),
  on: fc.constant('2026-11-15'),
  area: fc.constantFrom(null, '51.71', '51.71.04.2008'),
  villages: fc.constant(new Map()),
  knownRegions: fc.constant(new Set<string>()),
});

test('whatever stands in the cells, a row is judged, its reasons agree with its outcome, and nothing throws', () => {
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.constantFrom(...listFields), cell), { maxLength: 8 }),
      context,
      (rows, given) => {
        const checked = checkRows(
          rows.map((cells, index) => ({ sheet: '', row: index + 1, hidden: false, cells })),
          given,
        );
        expect(checked).toHaveLength(rows.length);
        for (const { outcome, reasons, person } of checked) {
          expect(outcome).toBe(outcomeOf(reasons));
          expect(mergeReasons(reasons, []).reasons).toEqual(reasons);
          if (outcome === 'ready')
            expect(person).toMatchObject({
              nik: expect.stringMatching(/^\d{16}$/),
              bornOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
            });
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test('whatever stands in the sheets, lists are sought without throwing and rows come in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 20 }), (rows) => {
      const header = ['No', 'NIK', 'Nama', 'Tempat', 'Tgl Lahir', 'L/P'];
      const reading = readLists(aWorkbook(aSheet([...rows.slice(0, 3), header, ...rows]), aSheet(rows)));
      const numbers = reading.rows.filter(({ sheet }) => sheet === 'Daftar').map(({ row }) => row);
      expect(numbers.every((row) => row >= 1 && row <= rows.length + 4)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
