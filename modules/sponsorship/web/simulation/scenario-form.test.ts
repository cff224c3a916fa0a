import { expect, test } from 'vitest';
import { addressOf, faultsOf, firstForm, formOf, formsIn, termsOf } from './scenario-form.ts';

const first = firstForm('2026-11-21');

test('an address gives back the scenarios it was made of', () => {
  const forms = [
    first,
    { ...first, months: '3', kelurahan: '' },
    { ...first, perVillage: '50', desa: 'CSR' },
  ];
  expect(formsIn(addressOf(forms))).toEqual(forms);
  expect(addressOf(forms)).toEqual({
    a: '100~6~2026-12~APBDES~APBD_KAB',
    b: '100~3~2026-12~APBDES~',
    c: '50~6~2026-12~CSR~APBD_KAB',
  });
});

test('an address without scenarios holds none, and an unknown source is none', () => {
  expect(formsIn({})).toBeNull();
  expect(formsIn({ a: '100~6~2026-12~KAS~APBDES' })?.[0]).toMatchObject({ desa: '', kelurahan: 'APBDES' });
});

test('a kept scenario comes back into the form as it was', () => {
  expect(formOf(termsOf(first))).toEqual(first);
});

test('what is no number is at fault beside its field', () => {
  expect(faultsOf(first)).toEqual({});
  const typed = { ...first, perVillage: 'seratus', months: '13', desa: '', kelurahan: '' };
  expect(Object.keys(faultsOf(typed))).toEqual(['perVillage', 'months', 'sources']);
});
