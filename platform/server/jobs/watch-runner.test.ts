import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { watchRunner } from './watch-runner.ts';

async function isStuckAfter(...told: readonly string[]): Promise<boolean> {
  const events = new EventEmitter();
  const stuck = watchRunner(events).stuck.then(() => true);
  for (const event of told) events.emit(event, { job: { id: '1' } });
  return Promise.race([stuck, new Promise<boolean>((resolve) => setImmediate(resolve, false))]);
}

const failed = 'worker:getJob:error';

test('a job is in hand from its start until a while after its end', () => {
  const events = new EventEmitter();
  const { jobsInHand } = watchRunner(events);
  for (const id of ['1', '2']) events.emit('job:start', { job: { id } });
  events.emit('job:complete', { job: { id: '1' } });
  expect(jobsInHand()).toEqual(['1', '2']);
});

describe('a runner that only fails to ask for jobs', () => {
  test('is stuck at the third failure in a row', async () => {
    expect(await isStuckAfter(failed, failed, failed)).toBe(true);
    expect(await isStuckAfter('job:start', 'job:complete', failed, failed, failed)).toBe(true);
  });

  test.each([
    ['two failures', [failed, failed]],
    ['an answer between them', [failed, failed, 'worker:getJob:empty', failed]],
    ['a job between them', [failed, failed, 'job:start', 'job:complete', failed]],
    ['a job that still runs', ['job:start', failed, failed, failed, failed]],
  ])('is left alone after %s', async (_, told) => {
    expect(await isStuckAfter(...told)).toBe(false);
  });
});
