import { describe, expect, test } from 'vitest';
import { startReading } from '#modules/rules/core/index.ts';
import { lawWith, shippedLaw } from '#tests/support/law.ts';
import {
  type LadderFacts,
  letterOf,
  makeFine,
  needsReason,
  type SanctionStage,
  sanctionStages,
  sanctionStepKinds,
  stageAfter,
  stepsFrom,
} from './index.ts';

/** The state table in full: what a case of arrears allows in each stage, fine unpaid and paid. */
const arrears: Record<SanctionStage, readonly [unpaid: string, paid: string]> = {
  opened: ['first_warning cancel', 'first_warning cancel'],
  first_warning: ['second_warning take_back cancel', 'second_warning take_back cancel'],
  second_warning: ['fine take_back cancel', 'fine take_back cancel'],
  fine: ['withhold fine_payment take_back cancel', 'withhold cancel'],
  services: ['fine_payment take_back cancel', 'take_back cancel'],
  closed: ['', ''],
};

/** The same of a duty that is not money: two persons lift it, unless a fine is owed. */
const duty: Record<SanctionStage, readonly [unpaid: string, paid: string]> = {
  opened: ['first_warning lift cancel', 'first_warning lift cancel'],
  first_warning: ['second_warning take_back lift cancel', 'second_warning take_back lift cancel'],
  second_warning: ['fine take_back lift cancel', 'fine take_back lift cancel'],
  fine: ['withhold fine_payment take_back cancel', 'withhold lift cancel'],
  services: ['fine_payment take_back cancel', 'take_back lift cancel'],
  closed: ['', ''],
};

const leads: Record<SanctionStage, Partial<Record<(typeof sanctionStepKinds)[number], SanctionStage>>> = {
  opened: { first_warning: 'first_warning', lift: 'closed', cancel: 'closed' },
  first_warning: {
    ...{ second_warning: 'second_warning', take_back: 'opened', lift: 'closed', cancel: 'closed' },
  },
  second_warning: { fine: 'fine', take_back: 'first_warning', lift: 'closed', cancel: 'closed' },
  fine: {
    ...{ withhold: 'services', fine_payment: 'fine', take_back: 'second_warning' },
    ...{ lift: 'closed', cancel: 'closed' },
  },
  services: { fine_payment: 'services', take_back: 'fine', lift: 'closed', cancel: 'closed' },
  closed: {},
};

describe('the ladder', () => {
  test.each(sanctionStages)('allows from %s just what the table says', (stage) => {
    const steps = (facts: Omit<LadderFacts, 'stage'>) => stepsFrom({ stage, ...facts }).join(' ');
    expect([false, true].map((isFinePaid) => steps({ basis: 'arrears', isFinePaid }))).toEqual(
      arrears[stage],
    );
    for (const basis of ['unregistered', 'under_reporting', 'not_registered'] as const)
      expect([false, true].map((isFinePaid) => steps({ basis, isFinePaid }))).toEqual(duty[stage]);
  });

  test.each(sanctionStages)('leads from %s where the table says, by every step', (stage) => {
    for (const kind of sanctionStepKinds) expect(stageAfter(kind, stage)).toBe(leads[stage][kind] ?? null);
  });

  test('asks why where something is taken back, lifted or cancelled, and writes a letter where the employer is told', () => {
    expect(sanctionStepKinds.filter(needsReason)).toEqual(['take_back', 'lift', 'cancel']);
    expect(sanctionStepKinds.map((kind) => letterOf(kind, true))).toEqual([
      ...['first_warning', 'second_warning', 'fine', 'withhold', null, null, 'lifting', 'lifting'],
    ]);
    expect(letterOf('cancel', false)).toBeNull();
  });
});

describe('the fine', () => {
  const bill = (month: string, owedIdr: bigint) => ({
    ...{ month, code: '2000000000000001', dueOn: `${month}-15`, owedIdr },
  });
  const asked = {
    secondWarningEndedOn: '2026-10-01',
    bills: [bill('2026-07', 300_000n), bill('2026-08', 301_500n)],
    assessedIdr: 0n,
  };

  test('is 0.1 percent of all that was owed when the second warning ended, rounded half up once', () => {
    expect(makeFine(startReading(shippedLaw, true), asked)).toMatchObject({
      ...{ owedIdr: '601500', fineIdr: '602', assessedIdr: '0', chargedTimes: 1, owedOn: '2026-10-01' },
    });
  });

  test('counts what the office assessed besides the bills, and each month where the switch says so', () => {
    expect(
      makeFine(startReading(shippedLaw, true), { ...asked, bills: [], assessedIdr: 12_000_000n }),
    ).toMatchObject({ owedIdr: '12000000', fineIdr: '12000' });
    expect(makeFine(startReading(lawWith({ fineOnce: false }), true), asked)).toMatchObject({
      ...{ fineIdr: '1203', chargedTimes: 2 },
    });
  });
});
