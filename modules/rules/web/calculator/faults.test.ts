import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { formatDay, formatIdr, formatMonth, formatNumber, formatPercent } from '#platform/web/format.ts';
import { faultsOf, isNotYetKnown, plainFaultsOf } from './faults.ts';
import { emptyForm, type Form } from './form.ts';

/** Texts as their own keys with the details behind, so that a test sees both. */
const reader = {
  t: (key: string, details?: object) =>
    key.includes('no_text') ? key : `${key} ${JSON.stringify(details ?? {})}`,
  format: {
    number: (value: number) => formatNumber('id', value),
    percent: (percent: string) => formatPercent('id', percent),
    idr: (amountIdr: string) => formatIdr('id', amountIdr),
    day: (day: string) => formatDay('id', day),
    month: (month: string) => formatMonth('id', month),
    instant: (instant: string) => instant,
  },
};

function aForm(said: Partial<Form>): Form {
  return { ...emptyForm('2026-11-21'), ...said };
}

function refusal(code: string, details: object) {
  return new ORPCError(code, { defined: true, status: 422, message: 'the server says', data: details });
}

test('a refusal stands beside the field it names, its days written out', () => {
  const before = refusal('parameter.before_first', { field: 'month', first: '2015-07-01' });
  expect(faultsOf(before, aForm({}), reader).month).toContain('1 Juli 2015');
  const unknownClass = refusal('risk_class.unknown', { field: 'riskClass' });
  expect(Object.keys(faultsOf(unknownClass, aForm({ who: 'PU' }), reader))).toEqual(['riskClass']);
});

test('a refusal without a text of its own is told in the words of the server', () => {
  expect(faultsOf(refusal('no_text', { field: 'month' }), aForm({}), reader)).toEqual({
    month: 'the server says',
  });
});

test('a refusal of a field that is not on the page, and a lost connection, stand beside none', () => {
  expect(faultsOf(refusal('field.missing', { field: 'wageIdr' }), aForm({}), reader)).toEqual({});
  expect(faultsOf(refusal('field.missing', { field: 'kind' }), aForm({}), reader)).toEqual({});
  expect(faultsOf(new TypeError('fetch failed'), aForm({}), reader)).toEqual({});
});

test('a figure that is not announced is known from other refusals', () => {
  expect(isNotYetKnown(refusal('parameter.not_yet_known', { field: 'month' }))).toBe(true);
  expect(isNotYetKnown(refusal('parameter.before_first', { field: 'month' }))).toBe(false);
});

test.each([
  ['-5', 'money.negative'],
  ['1,5', 'money.fractional'],
  ['sejuta', 'money.malformed'],
  ['1234567890123456', 'money.malformed'],
] as const)('an income of %s is refused at once: %s', (income, code) => {
  expect(plainFaultsOf(aForm({ income }), reader).income).toContain(`calculator.fault.${code}`);
});

test('all numbers that do not fit are named together, and those of fields not asked for are not', () => {
  const form = aForm({ income: '-5', people: '0', wage: 'x' });
  expect(Object.keys(plainFaultsOf(form, reader))).toEqual(['income', 'people']);
  expect(plainFaultsOf(aForm({ income: '1000000', people: '6400' }), reader)).toEqual({});
});
