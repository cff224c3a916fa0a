import { describe, expect, test } from 'vitest';
import type { CheckContext } from './check-context.ts';
import { checkRows, countOutcomes } from './check-rows.ts';
import { mergeReasons, outcomeOf } from './reasons.ts';
import type { ListRow } from './rows.ts';
import { indexVillages } from './village-index.ts';

const villages = indexVillages([
  { code: '51.71.04.2008', name: 'Ubung Kaja', districtName: 'Denpasar Utara' },
  { code: '51.71.04.1007', name: 'Ubung', districtName: 'Denpasar Utara' },
  { code: '51.71.01.1003', name: 'Sesetan', districtName: 'Denpasar Selatan' },
  { code: '51.71.02.1001', name: 'Dauh Puri', districtName: 'Denpasar Timur' },
  { code: '51.71.03.1001', name: 'Dauh Puri', districtName: 'Denpasar Barat' },
  { code: '51.04.01.2001', name: 'Batubulan', districtName: 'Sukawati' },
]);

const village: CheckContext = {
  kind: 'bpu',
  on: '2026-11-15',
  area: '51.71.04.2008',
  villages,
  knownRegions: new Set(['517104']),
};
const city: CheckContext = { ...village, area: '51.71' };
const payroll: CheckContext = { ...village, kind: 'payroll', area: null };

let nextSerial = 0;

function aRow(cells: ListRow['cells'] = {}): ListRow {
  nextSerial += 1;
  const nik = `517104210404${String(nextSerial).padStart(4, '0')}`;
  return {
    sheet: 'a',
    row: nextSerial,
    hidden: false,
    cells: { nik, name: 'I Nyoman Ariani', birthDate: '21-04-2004', sex: 'L', income: '4.000.000', ...cells },
  };
}

function reasonsOf(cells: ListRow['cells'], context: CheckContext): readonly string[] {
  return checkRows([aRow(cells)], context)[0]?.reasons ?? ['no row'];
}

describe('a row of a village list', () => {
  test("that is sound is ready, and its wage is nobody's concern", () => {
    expect(reasonsOf({}, village)).toEqual([]);
    expect(reasonsOf({ income: 'tidak tentu' }, village)).toEqual([]);
  });

  test.each([
    ['1961-11-16', []],
    ['1961-11-15', ['worker.too_old']],
    ['2009-11-15', []],
    ['2009-11-16', ['worker.too_young']],
  ])('of someone born %s: %j', (birthDate, reasons) => {
    const nik = `517104${birthDate.slice(8)}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}0001`;
    expect(reasonsOf({ nik, birthDate }, village)).toEqual(reasons);
  });

  test('all faults that hold are listed, and none that needs a broken field', () => {
    expect(reasonsOf({ nik: '12', name: '', birthDate: '31-02-1990', sex: 'P' }, village)).toEqual([
      'nik.malformed',
      'name.missing',
      'birth_date.invalid',
    ]);
    expect(reasonsOf({ sex: 'P', birthDate: '22-04-1950', nik: '9999992104040001' }, village)).toEqual([
      'worker.too_old',
      'nik.sex_mismatch',
      'nik.birth_date_mismatch',
      'nik.unknown_region',
    ]);
  });

  test('a date written month first is believed only where the NIK says the same', () => {
    expect(reasonsOf({ birthDate: '04/21/2004' }, village)).toEqual([]);
    expect(reasonsOf({ birthDate: '04/22/2004' }, village)).toEqual(['birth_date.invalid']);
  });

  test('ticks in a column for each sex say the sex', () => {
    expect(reasonsOf({ sex: '', sexFemale: 'v' }, village)).toEqual(['nik.sex_mismatch']);
    expect(reasonsOf({ sex: '', sexMale: 'v', sexFemale: '-' }, village)).toEqual([]);
  });

  test('the second and later rows of one NIK are duplicates and nothing else', () => {
    const twin = { nik: '5171042104049999', name: '' };
    const checked = checkRows([aRow(twin), aRow({ ...twin, sex: 'P' }), aRow(twin)], village);
    expect(checked.map(({ reasons }) => reasons)).toEqual([
      ['name.missing'],
      ['list.duplicate'],
      ['list.duplicate'],
    ]);
    expect(countOutcomes(checked)).toEqual({ ready: 0, warning: 0, fix: 1, rejected: 2 });
  });

  test("broken NIKs are not each other's duplicates", () => {
    const checked = checkRows(
      [aRow({ nik: '1111111111111111' }), aRow({ nik: '1111111111111111' })],
      village,
    );
    expect(checked.map(({ reasons }) => reasons)).toEqual([['nik.implausible'], ['nik.implausible']]);
  });

  test('a telephone of more than five people is flagged on all of them, duplicates not counted', () => {
    const five = Array.from({ length: 5 }, () => aRow({ phone: '081234567890' }));
    const twin = aRow({ phone: '081234567890', nik: five[0]?.cells.nik ?? '' });
    expect(checkRows([...five, twin], village).flatMap(({ reasons }) => reasons)).toEqual(['list.duplicate']);
    const six = checkRows([...five, aRow({ phone: '+62 812-3456-7890' })], village);
    expect(six.map(({ reasons }) => reasons)).toEqual(Array.from({ length: 6 }, () => ['phone.shared']));
  });
});

describe('a village column', () => {
  test.each([
    ['Ubung Kaja', []],
    ['DESA UBUNG KAJA', []],
    ['Ds. Ubung-Kaja', []],
    ['51.71.04.2008', []],
    ['', []],
    ['Br. Pondok', []],
    ['Ubung', ['village.outside_scope']],
    ['Kel. Sesetan', ['village.outside_scope']],
  ])('that says %j in a list for Ubung Kaja: %j', (name, reasons) => {
    expect(reasonsOf({ village: name, address: 'Jl. Raya Sesetan', birthPlace: 'Sesetan' }, village)).toEqual(
      reasons,
    );
  });

  test.each([
    [{ village: 'Sesetan' }, [], '51.71.01.1003'],
    [{ village: 'Kelurahan Sesetan' }, [], '51.71.01.1003'],
    [{ village: 'Dauh Puri' }, ['village.ambiguous'], null],
    [{ village: 'Dauh Puri', district: 'Kec. Denpasar Barat' }, [], '51.71.03.1001'],
    [{ village: 'Sesetann' }, ['village.unknown'], null],
    [{}, ['village.unknown'], null],
    [{ village: 'Batubulan' }, ['village.outside_scope'], null],
  ] as const)('%j in a list for the whole city', (cells, reasons, code) => {
    const [checked] = checkRows([aRow(cells)], city);
    expect(checked).toMatchObject({ reasons, person: { villageCode: code } });
  });

  test('in a payroll says the residence and is never a fault', () => {
    const [known, unknown, two] = checkRows(
      [aRow({ village: 'Batubulan' }), aRow({ village: 'Entah' }), aRow({ village: 'Dauh Puri' })],
      payroll,
    );
    expect(known).toMatchObject({ reasons: [], person: { villageCode: '51.04.01.2001' } });
    expect(unknown).toMatchObject({ reasons: [], person: { villageCode: null, villageName: 'Entah' } });
    expect(two).toMatchObject({ reasons: [], person: { villageCode: null } });
  });
});

describe('a row of a payroll', () => {
  test.each([
    ['4.000.000', []],
    ['1.000.000', []],
    ['999.999', ['wage.below_minimum']],
    ['0', ['wage.invalid']],
    ['', ['wage.missing']],
    ['UMR', ['wage.invalid']],
  ])('with wage %j: %j', (income, reasons) => {
    expect(reasonsOf({ income }, payroll)).toEqual(reasons);
  });

  test('is measured by the minimum wage that is given', () => {
    expect(reasonsOf({}, { ...payroll, limits: { minimumWageIdr: 4_000_001n } })).toEqual([
      'wage.below_minimum',
    ]);
  });

  test('of an unusual age is taken and flagged', () => {
    expect(reasonsOf({ nik: '5171041511610001', birthDate: '15-11-1961' }, payroll)).toEqual([
      'worker.age_unusual',
    ]);
    expect(reasonsOf({ nik: '5171041611110001', birthDate: '16-11-2011' }, payroll)).toEqual([
      'worker.age_unusual',
    ]);
    expect(reasonsOf({ nik: '5171041511110001', birthDate: '15-11-2011' }, payroll)).toEqual([]);
  });
});

describe('reasons', () => {
  test('the gravest decides', () => {
    expect(outcomeOf([])).toBe('ready');
    expect(outcomeOf(['phone.shared'])).toBe('warning');
    expect(outcomeOf(['phone.shared', 'nik.missing'])).toBe('fix');
    expect(outcomeOf(['nik.missing', 'worker.too_old', 'phone.shared'])).toBe('rejected');
  });

  test('of the registry join those of the list, each once and in one order; a duplicate stands alone', () => {
    expect(mergeReasons(['phone.shared'], ['worker.already_protected', 'phone.shared'])).toEqual({
      outcome: 'rejected',
      reasons: ['worker.already_protected', 'phone.shared'],
    });
    expect(mergeReasons(['list.duplicate'], ['worker.already_protected'])).toEqual({
      outcome: 'rejected',
      reasons: ['list.duplicate'],
    });
  });
});
