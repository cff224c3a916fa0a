import { expect, test } from 'vitest';
import { UsageError } from '#apps/cli/arguments.ts';
import { Refusal } from '#platform/core/errors.ts';
import { planAskedOf } from './plan-commands.ts';

const today = '2026-11-20';
const ask = (options: Record<string, string>) => planAskedOf({ area: '51.71', ...options }, today);

function refusalOf(options: Record<string, string>) {
  try {
    return ask(options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.code, error.details];
  }
}

test('what is asked for in words of a terminal is what the page asks for', () => {
  expect(ask({ target: '40,5%', budget: '1', quota: '0', seconds: '20' })).toMatchObject({
    ...{ area: '51.71', indicator: 'PAID', by: '2027-05', targetPercent: '40.5', budgetIdr: '1' },
    ...{ quota: 0, floor: 0, months: 6, seconds: 20 },
  });
});

const bounds = (field: string, least: number, most: number) => [
  'plan.rule_out_of_range',
  { field, least, most },
];

test.each([
  [{ budget: '-5' }, bounds('budget', 0, 999_999_999_999_999)],
  [{ budget: '1000000000000000' }, bounds('budget', 0, 999_999_999_999_999)],
  [{ budget: 'lima juta' }, bounds('budget', 0, 999_999_999_999_999)],
  [{ budget: '1e6' }, bounds('budget', 0, 999_999_999_999_999)],
  [{ months: '13' }, bounds('months', 1, 12)],
  [{ quota: '1.5' }, bounds('quota', 0, 100_000)],
  [{ seconds: '0' }, bounds('seconds', 1, 20)],
  [{ target: 'banyak' }, ['plan.percent_out_of_range', { field: 'target' }]],
  [{ target: '-3' }, ['plan.percent_out_of_range', { field: 'target' }]],
  [{ indicator: 'ALL' }, ['coverage.indicator_unknown', { indicator: 'ALL', known: 'PROTECTED, PAID' }]],
])('%j is refused by the name of the option, with what it may be', (options, refusal) => {
  expect(refusalOf(options)).toEqual(refusal);
});

test('without an area the usage is shown with an example', () => {
  expect(() => planAskedOf({ target: '40' }, today)).toThrow(UsageError);
});
