import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { roles } from '#platform/core/roles.ts';
import { complaintCode, readComplaintCode } from './complaint-code.ts';
import { maskOthers } from './mask-others.ts';
import { clockLeft, clockState, dueInstant, regionInstant } from './request-clock.ts';
import { requestKinds, requestRules } from './request-kinds.ts';
import {
  openRequestActs,
  requestActNames,
  requestActs,
  requestStateAfter,
  requestStates,
  rolesOfRequestAct,
} from './request-states.ts';

describe('the table of acts on a request', () => {
  const everyCase = requestActNames.flatMap((act) =>
    requestKinds.flatMap((kind) => requestStates.map((state) => ({ act, kind, state }))),
  );

  test('names every act once', () => {
    expect([...requestActNames].sort()).toEqual(Object.keys(requestActs).sort());
  });

  test('leads on from an open request alone: what is closed stays closed', () => {
    for (const { act, kind, state } of everyCase)
      if (!['OPEN', 'IN_PROGRESS'].includes(state))
        expect(requestStateAfter(act, { kind, state })).toBeNull();
  });

  test('lets every kind be answered and refused, and access be answered by a copy alone', () => {
    for (const kind of requestKinds) {
      const reached = requestActNames.map((act) => requestStateAfter(act, { kind, state: 'IN_PROGRESS' }));
      expect(reached, kind).toEqual(expect.arrayContaining(['ANSWERED', 'REFUSED', 'WITHDRAWN']));
    }
    expect(requestStateAfter('registry.answer-request', { kind: 'access', state: 'OPEN' })).toBeNull();
  });

  test('offers an act to nobody whom the table does not name', () => {
    for (const { kind, state } of everyCase)
      for (const role of roles)
        for (const act of openRequestActs({ kind, state, channel: 'office' }, role))
          expect(rolesOfRequestAct(act, kind)).toContain(role);
  });

  test.each([
    ['worker', 'worker', true],
    ['office', 'worker', true],
    ['office', 'office_staff', true],
    ['worker', 'office_supervisor', false],
    ['public', 'office_supervisor', false],
  ] as const)('a request that came by %s may be taken back by %s: %s', (channel, role, may) => {
    for (const kind of requestKinds)
      expect(
        openRequestActs({ kind, state: 'OPEN', channel }, role).includes('registry.withdraw-request'),
      ).toBe(may);
  });

  test('keeps complaints from everyone but the office and the complainant', () => {
    expect(requestRules.complaint.answers).toEqual(['office_staff', 'office_supervisor']);
    expect(requestRules.complaint.standsAmongLooks).toBe(false);
    for (const role of ['employer', 'government_office', 'village', 'agent', 'group'] as const)
      expect(openRequestActs({ kind: 'complaint', state: 'OPEN', channel: 'worker' }, role)).toEqual([]);
  });
});

describe('the clock of a request', () => {
  test.each([
    ['2026-11-24T09:00:00Z', '2026-11-24', '2026-11-24T09:00:00.000Z'],
    [null, '2027-01-03', '2027-01-03T15:59:59.000Z'],
  ])('hours end at their instant, days with the day of the region: %s %s', (dueAt, dueOn, ends) => {
    expect(dueInstant({ dueOn, dueAt })).toBe(ends);
  });

  test.each([
    ['2026-12-30T09:00:00Z', '2027-01-02T09:00:00Z', false, 3, 0, 0],
    ['2026-12-31T23:59:00Z', '2027-01-01T00:00:00Z', false, 0, 0, 1],
    ['2027-01-02T09:00:00Z', '2027-01-02T09:00:00Z', false, 0, 0, 0],
    ['2027-01-04T12:30:00Z', '2027-01-02T09:00:00Z', true, 2, 3, 30],
  ])('from %s to %s: late %s, %i days %i hours %i minutes', (now, due, isLate, days, hours, minutes) => {
    expect(clockLeft(now, due)).toEqual({ isLate, days, hours, minutes });
  });

  test('starts on the day of the region: the last hours of a year there are the evening before in Greenwich', () => {
    expect(regionInstant('2026-12-31T16:30:00.123Z')).toBe('2027-01-01T00:30:00+08:00');
    expect(regionInstant('2026-12-31T15:59:59Z')).toBe('2026-12-31T23:59:59+08:00');
  });

  test('is due soon within its last day, overdue after the last second, and stops when closed', () => {
    const request = { dueAt: '2026-11-24T09:00:00Z', closedAt: null };
    expect(clockState('2026-11-23T08:59:59Z', request)).toBe('on_time');
    expect(clockState('2026-11-23T09:00:00Z', request)).toBe('due_soon');
    expect(clockState('2026-11-24T09:00:00Z', request)).toBe('due_soon');
    expect(clockState('2026-11-24T09:00:01Z', request)).toBe('overdue');
    expect(clockState('2026-11-30T00:00:00Z', { ...request, closedAt: '2026-11-22T00:00:00Z' })).toBe(
      'stopped',
    );
  });
});

describe('numbers of other people in a copy', () => {
  const own = '5171041101800001';

  test.each([
    ['dengan 5171010101900001.', 'dengan 5171********0001.'],
    ['dengan 5171 0101 0190 0001 itu', 'dengan 5171********0001 itu'],
    ['51.71.01.010190.0001', '5171********0001'],
    ['5171-0101-0190-0001', '5171********0001'],
    [`saya ${own}, 5171 0411 0180 0001`, `saya ${own}, 5171 0411 0180 0001`],
    ['"01234567-8901-7234-8567-012345678901"', '"01234567-8901-7234-8567-012345678901"'],
    ['2026-11-21T16:37:33.652Z', '2026-11-21T16:37:33.652Z'],
  ])('%s reads %s', (text, masked) => {
    expect(maskOthers(text, own)).toBe(masked);
  });
});

describe('the code of a complaint', () => {
  property.prop([fc.uint8Array({ minLength: 16, maxLength: 32 })])(
    'is read back however it is typed',
    (bytes) => {
      const code = complaintCode(bytes);
      expect(readComplaintCode(code)).toBe(code);
      expect(readComplaintCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
    },
  );

  test.each(['', 'ABCD-EFGH', 'ABCD-EFGH-JKMN-PQR0', '5171041101800001'])('is not %j', (typed) => {
    expect(readComplaintCode(typed)).toBeNull();
  });
});
