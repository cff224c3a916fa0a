import { expect, test } from 'vitest';
import { addressOf, askedOf, faultsOf, firstForm, formIn } from './plan-form.ts';

const today = '2026-11-20';
const form = { ...firstForm(today), target: '40,5', inputs: { visit_cost: '300000' } };

test('an address asks for the form it was made of', () => {
  expect(formIn(addressOf(form), today)).toEqual(form);
  const other = { ...form, instruments: ['agents' as const], budget: '5000000', seconds: '9', floor: '3' };
  expect(formIn(addressOf(other), today)).toEqual(other);
});

test('an address without target and budget asks for nothing yet', () => {
  expect(formIn({ bulan: '2027-01' }, today)).toBeNull();
});

test('a percentage may be typed with a comma, and is asked with a point', () => {
  expect(faultsOf(form)).toEqual({});
  expect(askedOf('51.04', form)).toMatchObject({ targetPercent: '40.5', budgetIdr: null });
});

test.each([
  [{ target: '' }, { target: 'plan.goal_missing' }],
  [{ target: '101' }, { target: 'plan.percent_out_of_range' }],
  [{ by: '2026-01' }, { by: 'plan.month_out_of_range' }],
  [{ months: '13' }, { months: 'plan.rule_out_of_range' }],
  [{ inputs: { conversion: '1001' } }, { inputs: 'plan.input_out_of_range' }],
])('%j is at fault in %j', (changed, faults) => {
  expect(faultsOf({ ...form, ...changed })).toEqual(faults);
});
