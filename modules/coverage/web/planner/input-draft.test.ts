import { expect, test } from 'vitest';
import { faultsOfInput, type InputDraft, inputOf } from './input-draft.ts';

const today = '2026-11-20';
const gianyar = { code: '51.04', name: 'Gianyar', kind: 'kabupaten', pathName: 'Kabupaten Gianyar, Bali' };
const draft: InputDraft = {
  ...{
    name: 'visit_yield',
    area: gianyar,
    value: '350',
    source: ' Laporan 2026 ',
    asOf: today,
    certainty: 'B',
  },
};

test('what is complete is sent as a number with its source', () => {
  expect(faultsOfInput(draft, today)).toEqual({});
  expect(inputOf(draft)).toEqual({
    ...{
      name: 'visit_yield',
      area: '51.04',
      value: 350,
      source: 'Laporan 2026',
      asOf: today,
      certainty: 'B',
    },
  });
});

test.each([
  [{ area: null }, { area: 'plan.input_fault.area' }],
  [{ value: '' }, { value: 'error.plan.rule_out_of_range' }],
  [{ value: '-1' }, { value: 'error.plan.rule_out_of_range' }],
  [{ value: '1001' }, { value: 'error.plan.rule_out_of_range' }],
  [{ source: '  ab ' }, { source: 'plan.input_fault.source' }],
  [{ asOf: '' }, { asOf: 'plan.input_fault.as_of' }],
  [{ asOf: '2026-11-21' }, { asOf: 'error.plan.day_ahead' }],
])('%j is at fault in %j', (changed, faults) => {
  expect(faultsOfInput({ ...draft, ...changed }, today)).toEqual(faults);
});
