import { expect, test } from 'vitest';
import { caseFields } from '#modules/rules/core/facts/index.ts';
import { startReading } from '#modules/rules/core/law/index.ts';
import { lawWith, shippedLaw } from '#tests/support/law.ts';
import { fine, fineKind } from './fine.ts';
import { type SanctionLadderFacts, sanctionLadder, sanctionLadderKind } from './sanctions.ts';

function ladder(facts: Partial<SanctionLadderFacts> & Pick<SanctionLadderFacts, 'firstWarningOn'>) {
  const { result } = sanctionLadder(startReading(shippedLaw), {
    subject: 'employer',
    secondWarningOn: null,
    on: null,
    ...facts,
  });
  return result;
}

function stepsOf(facts: Parameters<typeof ladder>[0]): string[] {
  return ladder(facts).steps.map(
    ({ step, number, fromOn, toOn }) => `${step} ${number}: ${fromOn}..${toOn ?? ''}`,
  );
}

test('PP 86/2013: two warnings of 10 working days, 30 days of fine, then services (no holidays on the way)', () => {
  // Monday 6 July 2026.
  expect(stepsOf({ firstWarningOn: '2026-07-06' })).toEqual([
    'warning 1: 2026-07-06..2026-07-20',
    'warning 2: 2026-07-21..2026-08-04',
    'fine 1: 2026-08-05..2026-09-03',
    'services_withheld 1: 2026-09-04..',
  ]);
});

test('holidays and collective leave are no working days: the warnings stretch over Idul Fitri 2026', () => {
  expect(stepsOf({ firstWarningOn: '2026-03-02' }).slice(0, 2)).toEqual([
    'warning 1: 2026-03-02..2026-03-16',
    // 18 to 24 March off, 3 April off: the tenth working day after 17 March.
    'warning 2: 2026-03-17..2026-04-08',
  ]);
  const { dependsOn } = sanctionLadder(startReading(shippedLaw), {
    subject: 'employer',
    firstWarningOn: '2026-03-02',
    secondWarningOn: null,
    on: null,
  });
  expect(dependsOn).toEqual(['cutiBersamaMovesDueDay']);
});

test('a second warning given on another day moves what follows', () => {
  expect(stepsOf({ firstWarningOn: '2026-07-06', secondWarningOn: '2026-09-01' }).slice(1)).toEqual([
    'warning 2: 2026-09-01..2026-09-15',
    'fine 1: 2026-09-16..2026-10-15',
    'services_withheld 1: 2026-10-16..',
  ]);
});

test.each([
  ['2026-07-05', null],
  ['2026-07-06', 'warning'],
  ['2026-07-20', 'warning'],
  ['2026-08-04', 'warning'],
  ['2026-08-05', 'fine'],
  ['2026-09-03', 'fine'],
  ['2026-09-04', 'services_withheld'],
  ['2030-01-01', 'services_withheld'],
])('on %s the step is %s', (on, step) => {
  expect(ladder({ firstWarningOn: '2026-07-06', on }).current?.step ?? null).toBe(step);
});

test('services are those of employers or of persons, on request of BPJS', () => {
  expect(ladder({ firstWarningOn: '2026-07-06' })).toMatchObject({
    askedBy: 'bpjs',
    services: [
      'business_permit',
      'tender_permit',
      'foreign_worker_permit',
      'labour_supply_licence',
      'building_permit',
    ],
    basisOfAction: ['supervision', 'inspection', 'complaint'],
  });
  expect(ladder({ firstWarningOn: '2026-07-06', subject: 'person' }).services).toContain('passport');
});

test('every step of the ladder names the law behind it', () => {
  const { workings } = sanctionLadder(startReading(shippedLaw), {
    subject: 'employer',
    firstWarningOn: '2026-07-06',
    secondWarningOn: null,
    on: null,
  });
  expect(workings.filter(({ used }) => used.length === 0)).toEqual([]);
});

// owed when the second warning ends, months owed for, charged once?, fine
test.each([
  [100_000_000n, 1, true, 100_000n, '0.1 %'],
  [100_000_000n, 5, true, 100_000n, 'once, however long'],
  [100_000_000n, 5, false, 500_000n, 'the other reading: for each month'],
  [1_500n, 1, true, 2n, '1.5 rounded half up'],
  [499n, 1, true, 0n, '0.499 rounded down'],
  [499n, 3, false, 1n, '1.497 rounded once, not thrice'],
])('%s owed for %s months (once: %s): a fine of %s (%s)', (owedIdr, months, fineOnce, fineIdr) => {
  const reading = startReading(lawWith({ fineOnce }));
  const { result, dependsOn } = fine(reading, { owedIdr, secondWarningEndedOn: '2026-08-04', months });
  expect(result).toMatchObject({ fineIdr, goesTo: 'social_security_fund' });
  expect(dependsOn).toEqual(['fineOnce']);
});

test.each([
  [{ firstWarningOn: '2013-12-23' }, 'parameter.before_first', 'firstWarningOn'],
  [{ firstWarningOn: '2026-07-06', secondWarningOn: '2026-07-06' }, 'period.reversed', 'secondWarningOn'],
  [{ firstWarningOn: '2026-06-31' }, 'day.invalid', 'firstWarningOn'],
])('a ladder of %j is refused', (given, code, field) => {
  expect(() => sanctionLadderKind.run(shippedLaw, caseFields(given))).toThrow(
    expect.objectContaining({ code, field }),
  );
});

test.each([
  [{ owedIdr: '-1', secondWarningEndedOn: '2026-08-04' }, 'money.negative', 'owedIdr'],
  [{ owedIdr: '1', secondWarningEndedOn: '2010-01-01' }, 'parameter.before_first', 'secondWarningEndedOn'],
])('a fine of %j is refused', (given, code, field) => {
  expect(() => fineKind.run(shippedLaw, caseFields(given))).toThrow(expect.objectContaining({ code, field }));
});
