import { expect, test } from 'vitest';
import { type ComplianceFacts, judgeCompliance } from './judge-compliance.ts';
import { compliancePoints, pointRules } from './points.ts';

const whole: ComplianceFacts = {
  ...{ npp: 'CERT0001', knownSince: '2025-01-20', registerBy: '2025-02-01' },
  standing: {
    ...{ status: 'VALID', reason: null, unpaidMonths: 0, expiresOn: '2026-12-15', paidThrough: '2026-10' },
    ...{ firstUnpaid: null, reportedMonth: '2026-10', workersReported: 10, openBills: 0, owedIdr: 0n },
    lastPaidOn: '2026-11-10',
  },
  workersStated: 10,
  months: ['2026-07', '2026-08', '2026-09', '2026-10'].map((month) => ({ month, workers: 10 })),
  mustHave: ['JKK', 'JKM', 'JHT', 'JP', 'JKP'],
  held: ['JKK', 'JKM', 'JHT', 'JP'],
  ...{ lowWages: 0, hasCase: false, isBlocked: false, certificate: 'standing' },
};
const said = (changed: Partial<ComplianceFacts>) =>
  Object.fromEntries(
    judgeCompliance({ ...whole, ...changed }).points.map((one) => [one.point, `${one.state} ${one.said}`]),
  );

test('the score is the weights of the points met, out of those that can be judged, and nothing else', () => {
  const all = compliancePoints.reduce((sum, point) => sum + pointRules[point].weight, 0);
  expect(judgeCompliance(whole)).toMatchObject({ met: all, of: all, missingProgrammes: [] });
  const { met, of } = judgeCompliance({ ...whole, workersStated: null, hasCase: true });
  expect([met, of]).toEqual([
    all - pointRules.workers.weight - pointRules.sanctions.weight,
    all - pointRules.workers.weight,
  ]);
});

test('each point is judged by itself', () => {
  const arrears = { ...whole.standing, status: 'NOT_VALID', reason: 'arrears.2', unpaidMonths: 2 } as const;
  expect(said({ standing: arrears })).toMatchObject({
    ...{ paid: 'not_met arrears', certificate: 'not_met suspended', registered: 'met in_time' },
  });
  expect(said({ npp: null }).registered).toBe('not_met no_npp');
  expect(said({ knownSince: '2025-02-02' }).registered).toBe('not_met late');
  expect(said({ workersStated: 11 }).workers).toBe('not_met fewer');
  expect(said({ held: ['JKK', 'JKM', 'JHT'] }).programmes).toBe('not_met missing');
  expect(said({ mustHave: null }).programmes).toBe('unknown no_scale');
  expect(said({ lowWages: 2 }).wages).toBe('not_met low');
  expect(said({ isBlocked: true, hasCase: true }).sanctions).toBe('not_met blocked');
  expect(said({ certificate: 'revoked' }).certificate).toBe('not_met revoked');
});

test('a fall of a quarter from the usual is worth a look, a smaller one and a rise are not', () => {
  const with_ = (workers: number) =>
    said({ months: [...whole.months.slice(0, -1), { month: '2026-10', workers }] }).steady;
  expect([with_(7), with_(8), with_(30)]).toEqual(['not_met fell', 'met steady', 'met steady']);
  expect(said({ months: whole.months.slice(-2) }).steady).toBe('unknown few');
});
