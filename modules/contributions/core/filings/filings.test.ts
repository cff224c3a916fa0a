import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { contributionsOf } from '#modules/rules/core/index.ts';
import { shippedLaw } from '#tests/support/law.ts';
import { type FilingFacts, filingHints } from './filing-hints.ts';
import { filingState } from './filing-states.ts';
import { readPayroll } from './read-payroll.ts';
import { changedTotals, wageRates, wageTotals } from './wage-totals.ts';

const terms = fc.record({
  month: fc.constantFrom('2024-06', '2025-03', '2026-11'),
  riskClass: fc.integer({ min: 1, max: 5 }),
  scale: fc.constantFrom('micro', 'small', 'medium', 'large'),
  employerKind: fc.constantFrom('firm', 'government'),
});
const wage = fc.bigInt({ min: 1n, max: 60_000_000n });

const factsOf = (given: {
  month: string;
  riskClass: number;
  scale: 'micro' | 'small' | 'medium' | 'large';
  employerKind: 'firm' | 'government';
}) =>
  ({
    ...given,
    ...({
      segment: 'PU',
      labourIntensive: false,
      employees: 10,
      programmes: null,
      provisional: true,
    } as const),
  }) as const;

describe('totals that follow the typing', () => {
  property.prop([terms, fc.array(wage, { maxLength: 20 })])(
    'are the sums of the rules, part by part',
    (given, wages) => {
      const law = contributionsOf(shippedLaw);
      const facts = factsOf(given);
      const totals = wageTotals(wageRates(law.puBill(facts)), wages);
      const answers = wages.map((wageIdr) => law.answer({ ...facts, wageIdr }).result.lines);
      for (const { programme, employerIdr, workerIdr } of totals) {
        const lines = answers.flatMap((one) => one.filter((line) => line.programme === programme));
        expect(employerIdr).toBe(lines.reduce((sum, line) => sum + line.employerIdr, 0n));
        expect(workerIdr).toBe(lines.reduce((sum, line) => sum + line.workerIdr, 0n));
      }
    },
  );

  property.prop([terms, fc.array(fc.tuple(wage, wage), { maxLength: 20 })])(
    'change by what is typed as if all were counted anew',
    (given, wages) => {
      const rates = wageRates(contributionsOf(shippedLaw).puBill(factsOf(given)));
      const [before, after] = [wages.map(([was]) => was), wages.map(([, is]) => is)];
      expect(changedTotals(wageTotals(rates, before), rates, { before, after })).toEqual(
        wageTotals(rates, after),
      );
    },
  );
});

describe('cells pasted from a spreadsheet', () => {
  test.each([
    [
      '5171041203900321\tI Made\t4.250.000',
      { nik: '5171041203900321', kpj: null, name: 'I Made', wageIdr: 4_250_000n },
    ],
    [
      "1\t'5171041203900321\tNi Ketut\tRp 4,1 jt",
      { nik: '5171041203900321', name: 'Ni Ketut', wageIdr: 4_100_000n },
    ],
    ['26500000123;I Wayan;3900000', { nik: null, kpj: '26500000123', wageIdr: 3_900_000n }],
  ])('%j is a row', (text, expected) => {
    expect(readPayroll(text)).toMatchObject({ rows: [expected], faults: [] });
  });

  test.each([
    ['NIK\tNama\tUpah', []],
    ['7\t5171041203900321\tI Made\t', [{ line: 1, code: 'wage_missing' }]],
    ['5,17104E+15\tI Made\t4000000', [{ line: 1, code: 'number_missing' }]],
    ['5171041203900321\tA\t1000\n5171041203900321\tA\t2000', [{ line: 2, code: 'twice' }]],
  ])('%j is none', (text, faults) => {
    expect(readPayroll(text).faults).toEqual(faults);
  });

  property.prop([fc.string()])('whatever they are, are read', (text) => {
    expect(readPayroll(text).rows.every(({ wageIdr }) => wageIdr > 0n)).toBe(true);
  });
});

const quiet: FilingFacts = {
  ...{ workers: 10, workersBefore: 10, leavers: 0, joiners: 0, belowMinimum: 0, minimumIdr: 1_000_000n },
  ...{ absent: 0, commonWageIdr: null, newlyEqual: 0, fell: 0 },
};

describe('what looks unusual', () => {
  test('is nothing in a month like the last', () => {
    expect(filingHints(quiet)).toEqual([]);
    expect(filingHints({ ...quiet, workers: 8, leavers: 2 })).toEqual([]);
    expect(filingHints({ ...quiet, workers: 9, leavers: 2, joiners: 1 })).toEqual([]);
  });

  test.each([
    [{ belowMinimum: 2 }, { kind: 'wage_below_minimum', workers: 2, amountIdr: '1000000' }],
    [
      { workers: 7, leavers: 1 },
      { kind: 'fewer_workers', workers: 2, amountIdr: null },
    ],
    [
      { newlyEqual: 5, commonWageIdr: 3_000_000n },
      { kind: 'equal_wages', workers: 5, amountIdr: '3000000' },
    ],
    [{ absent: 1 }, { kind: 'absent_from_payroll', workers: 1, amountIdr: null }],
    [{ fell: 1 }, { kind: 'wage_fell', workers: 1, amountIdr: null }],
  ])('%o is %o', (facts, hint) => {
    expect(filingHints({ ...quiet, ...facts })).toEqual([hint]);
  });
});

test('a final filing is locked by the first rupiah and only then', () => {
  expect(filingState('final', 0n)).toBe('final');
  expect(filingState('final', 1n)).toBe('locked');
  expect(filingState('draft', 1n)).toBe('draft');
});
