import { describe, expect, test } from 'vitest';
import { readBusinessTypes } from './business-type-rows.ts';
import { settledScale } from './enterprise-scale.ts';
import { changesBetween, fieldNotOfKind, noFacts, type OrganisationFacts } from './facts.ts';
import { readNpwp } from './npwp.ts';
import { type BusinessType, riskClassFault } from './risk-class.ts';

const facts = (override: Partial<OrganisationFacts> = {}): OrganisationFacts => ({
  ...noFacts,
  name: 'PT Contoh',
  areaCode: '51.71',
  ...override,
});

describe('a tax number', () => {
  test.each([
    ['01.234.567.8-901.000', '012345678901000', '0012345678901000', false],
    ['012345678901000', '012345678901000', '0012345678901000', false],
    ['0012345678901000', '0012345678901000', '0012345678901000', false],
    ['0012345678901000000003', '0012345678901000000003', '0012345678901000000003', false],
    ['5171045203900007', '5171045203900007', '5171045203900007', true],
  ])('%s is read, and is the same in both notations', (typed, digits, key, isPersonal) => {
    expect(readNpwp(typed)).toMatchObject({ digits, key, isPersonal });
  });

  test("of a person is shown masked, a firm's whole", () => {
    expect(readNpwp('5171045203900007')?.shown).toBe('5171********0007');
    expect(readNpwp('5171045203900007000001')?.shown).toBe('5171********0007/000001');
    expect(readNpwp('012345678901000')?.shown).toBe('012345678901000');
  });

  test.each(['', '123', '01234567890100A', '01234567890123456'])('%j is none', (typed) => {
    expect(readNpwp(typed)).toBeNull();
  });
});

describe('a risk class', () => {
  const type = (certainty: BusinessType['certainty']): BusinessType => ({
    code: 'X1',
    name: 'Contoh',
    riskClass: 5,
    source: 'contoh',
    certainty,
  });

  test.each([
    ['none, with any type', type('A'), null, '', null],
    ['that of the type, without a reason', type('C'), 5, '', null],
    ['another than a certain type', type('A'), 3, 'hasil kunjungan', 'organisation.risk_class_not_allowed'],
    ['another than an uncertain type, with a reason', type('C'), 3, 'hasil kunjungan', null],
    ['another than an uncertain type, with blanks', type('C'), 3, '    ', 'organisation.risk_class_differs'],
    ['without a type, with a reason', null, 3, 'hasil kunjungan', null],
    ['without type and reason', null, 3, '', 'organisation.risk_class_reason_missing'],
  ] as const)('%s', (_, chosen, riskClass, reason, fault) => {
    expect(riskClassFault(chosen, { riskClass, reason })).toBe(fault);
  });
});

test('a scale that the office states must agree with what the amounts tell; medium and large are its own to tell apart', () => {
  expect(settledScale(null, 'small')).toEqual({ scale: 'small' });
  expect(settledScale('large', null)).toEqual({ scale: 'large' });
  expect(settledScale('large', 'medium')).toEqual({ scale: 'large' });
  expect(settledScale('micro', 'small')).toBeNull();
  expect(settledScale('large', 'micro')).toBeNull();
  expect(settledScale(null, null)).toEqual({ scale: null });
});

describe('changes', () => {
  test('name each field with its old and new value, and nothing that is the same', () => {
    const before = facts({ sectors: ['jalan'], npp: 'AA000001' });
    const after = facts({ name: 'PT Baru', sectors: ['jalan', 'air'], contractorsDuty: true });
    expect(changesBetween(before, after)).toEqual([
      { field: 'name', was: 'PT Contoh', is: 'PT Baru' },
      { field: 'npp', was: 'AA000001', is: null },
      { field: 'sectors', was: 'jalan', is: 'jalan, air' },
      { field: 'contractorsDuty', was: null, is: 'true' },
    ]);
    expect(changesBetween(after, after)).toEqual([]);
  });

  test('what a kind is not asked for is named', () => {
    expect(fieldNotOfKind('group', facts({ riskClass: 1 }))).toBe('riskClass');
    expect(fieldNotOfKind('group', facts({ groupType: 'subak' }))).toBeNull();
    expect(fieldNotOfKind('employer', facts({ sectors: ['jalan'] }))).toBe('sectors');
    expect(fieldNotOfKind('government_office', facts({ scale: 'micro' }))).toBe('scale');
    expect(fieldNotOfKind('employer', facts({ scale: 'micro', riskClass: 2 }))).toBeNull();
  });
});

describe('an annex of business types', () => {
  const header = ['Name', 'code', 'certainty', 'risk_class', 'source'];

  test('is read by its header, classes in either numerals, blank rows passed over', () => {
    const { types, faults } = readBusinessTypes([
      header,
      ['Hotel berbintang', 'h-1', 'b', 'II', 'Lampiran I'],
      ['', '', '', '', ''],
      ['Peternakan', 'P.2', 'C', '3', 'Lampiran I'],
    ]);
    expect(faults).toEqual([]);
    expect(types).toEqual([
      { code: 'H-1', name: 'Hotel berbintang', riskClass: 2, source: 'Lampiran I', certainty: 'B' },
      { code: 'P.2', name: 'Peternakan', riskClass: 3, source: 'Lampiran I', certainty: 'C' },
    ]);
  });

  test('names row and column of what is wrong', () => {
    const row = (override: Partial<Record<string, string>>) =>
      header.map(
        (column) =>
          override[column.toLowerCase()] ??
          { name: 'Toko', code: `T${column}`, certainty: 'A', risk_class: '1', source: 's' }[
            column.toLowerCase()
          ] ??
          '',
      );
    const { faults } = readBusinessTypes([
      header,
      row({ code: 'A1' }),
      row({ code: 'a1' }),
      row({ code: '?' }),
      row({ code: 'A2', name: '=1+1' }),
      row({ code: 'A3', risk_class: '6' }),
      row({ code: 'A4', source: ' ' }),
      row({ code: 'A5', certainty: 'Z' }),
      row({ code: 'A6', name: '-', risk_class: 'VI' }),
    ]);
    expect(faults).toEqual([
      { row: 3, column: 'code' },
      { row: 4, column: 'code' },
      { row: 5, column: 'name' },
      { row: 6, column: 'risk_class' },
      { row: 7, column: 'source' },
      { row: 8, column: 'certainty' },
      { row: 9, column: 'name' },
      { row: 9, column: 'risk_class' },
    ]);
    expect(readBusinessTypes([['code', 'name']]).faults.map(({ column }) => column)).toEqual([
      'risk_class',
      'source',
      'certainty',
    ]);
  });
});
