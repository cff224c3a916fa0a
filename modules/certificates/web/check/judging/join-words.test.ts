import { expect, test } from 'vitest';
import { judged, outcomeReasons } from '#modules/certificates/core/index.ts';
import type { ServerAnswer } from './ask-server.ts';
import { joinWords, wordOfDevice } from './join-words.ts';
import type { VerdictHere } from './judge-here.ts';

type Reason = ServerAnswer['reason'];

const reasons: readonly Reason[] = Object.keys(outcomeReasons).map((reason) =>
  reason === 'arrears' ? 'arrears.2' : (reason as Reason),
);
const server = (reason: Reason): ServerAnswer => ({
  ...judged(reason),
  asOf: '2026-11-20T10:15:00+08:00',
  subject: null,
  wayOut: null,
});
const here = (reason: Reason): VerdictHere => ({
  ...judged(reason),
  claims: null,
  listIssuedAt: 1_790_000_000,
});

test('whatever the two say, the outcome is never better than what the server says, nor than a refusal here', () => {
  const rank = { VALID: 0, CANNOT_CONFIRM: 1, NOT_VALID: 2 };
  for (const one of reasons)
    for (const other of reasons) {
      const joined = joinWords(server(one), here(other));
      expect(rank[joined.outcome], `${one} ${other}`).toBeGreaterThanOrEqual(rank[server(one).outcome]);
      if (here(other).outcome === 'NOT_VALID') expect(joined.outcome).toBe('NOT_VALID');
      expect(judged(joined.reason as Reason).outcome).toBe(joined.outcome);
    }
});

test('a disagreement is said, and which of the two stands', () => {
  expect(joinWords(server('certificate.valid'), here('certificate.suspended'))).toMatchObject({
    outcome: 'NOT_VALID',
    reason: 'certificate.suspended',
    remark: 'here_against',
  });
  expect(joinWords(server('arrears.1'), here('certificate.valid'))).toMatchObject({
    reason: 'arrears.1',
    remark: 'server_against',
  });
  expect(joinWords(server('arrears.1'), here('certificate.suspended')).remark).toBeNull();
});

test('a device that cannot confirm does not gainsay the server, and that is said too', () => {
  for (const reason of ['status.stale', 'status.unavailable', 'keys.unavailable', 'clock.wrong'] as const)
    expect(joinWords(server('certificate.valid'), here(reason))).toMatchObject({
      outcome: 'VALID',
      by: 'server',
      remark: 'server_alone',
    });
});

test('alone, the device says as of which list it speaks, and why the server does not', () => {
  expect(wordOfDevice(here('certificate.valid'), 'Terlalu banyak.')).toMatchObject({
    by: 'device',
    asOf: '2026-09-21T14:13:20.000Z',
    remark: 'server_busy',
    serverWords: 'Terlalu banyak.',
  });
});
