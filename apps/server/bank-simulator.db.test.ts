import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BankPlayed, bankPlayedSchema } from '#modules/contributions/api/index.ts';
import { keepLaw, openSimulatedBank } from '#modules/contributions/server/index.ts';
import { askToken, insertBill, openBankDoor } from '#tests/support/a-bank.ts';
import { aWorker, insertWorkers } from '#tests/support/a-registry.ts';
import { testDatabase, testToday } from '#tests/support/database.ts';

const held = testDatabase();
let address: string;
let app: FastifyInstance;
let faults: readonly unknown[];

beforeAll(async () => {
  ({ app, address, faults } = await openBankDoor(held));
  await keepLaw(held.services.pool, testToday);
});
afterAll(async () => {
  await app.close();
  expect(faults).toEqual([]);
});

async function aBill(): Promise<string> {
  const worker = aWorker();
  await insertWorkers(held, [worker]);
  return (await insertBill(held, { workerId: worker.workerId })).code;
}

function ask(body: unknown, headers: Readonly<Record<string, string>> = {}, at = address) {
  return fetch(`${at}/api/simulator-bank`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function play(code: string, what: string, earlier: BankPlayed['earlier'] = null): Promise<BankPlayed> {
  const answer = await ask({ code, play: what, earlier });
  expect(answer.status).toBe(200);
  return bankPlayedSchema.parse(await answer.json());
}

const said = ({ exchanges }: BankPlayed) =>
  exchanges.map(({ step, responseCode }) => `${step} ${responseCode}`);

async function paymentsOf(code: string): Promise<unknown> {
  const rows = await held.asAdmin(
    `select count(*)::int as payments from contributions.payments where code = '${code}'`,
  );
  return rows[0]?.payments;
}

describe('the bank simulator', () => {
  test('pays a bill through the door of banks, and shows what was said without the whole token', async () => {
    const code = await aBill();
    const played = await play(code, 'pay');
    expect(said(played)).toEqual(['token 2007300', 'inquiry 2002400', 'payment 2002500', 'status 2002600']);
    expect(await paymentsOf(code)).toBe(1);
    const [token, inquiry] = played.exchanges;
    expect(token?.request.signedText).toMatch(/^SIMULATOR\|\d{4}-/);
    expect(inquiry?.request.signedText).toMatch(
      /^POST:\/snap\/v1\.0\/transfer-va\/inquiry:[\w-]{8}…:[0-9a-f]{64}:\d{4}-/,
    );
    expect(JSON.stringify(played)).not.toMatch(/Bearer [\w-]{9}/);
    expect(inquiry?.request.headers.map(([name]) => name)).toEqual([
      ...['Content-Type', 'Authorization', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-PARTNER-ID'],
      ...['X-EXTERNAL-ID', 'CHANNEL-ID'],
    ]);
  });

  test.each([
    ['wrong_signature', 'payment 4012500', 'status 2002600'],
    ['stale_time', 'payment 4012500', 'status 2002600'],
    ['wrong_amount', 'payment 4042513', 'status 2002600'],
  ])('with %s hears %s, and nothing is paid', async (what, refusal, status) => {
    const code = await aBill();
    const played = await play(code, what);
    expect(said(played)).toEqual(['token 2007300', 'inquiry 2002400', refusal, status]);
    expect(played.exchanges[3]?.answer.body).toContain('"paymentFlagStatus":"03"');
    expect(await paymentsOf(code)).toBe(0);
  });

  test('sends a payment again, at once or later, and it stays one', async () => {
    const code = await aBill();
    const first = await play(code, 'repeat');
    expect(said(first).slice(2)).toEqual(['payment 2002500', 'payment_again 2002500', 'status 2002600']);
    const later = await play(code, 'repeat', first.earlier);
    expect(said(later)).toEqual(['token 2007300', 'payment_again 2002500', 'status 2002600']);
    expect(await paymentsOf(code)).toBe(1);
  });

  test('hears that an X-EXTERNAL-ID was used, and that a bill is paid', async () => {
    const code = await aBill();
    expect(said(await play(code, 'same_external_id')).at(-1)).toBe('inquiry_again 4092400');
    await play(code, 'pay');
    expect(said(await play(code, 'pay'))).toEqual(['token 2007300', 'inquiry 4042414']);
  });

  test('is asked by our own pages alone, and for a code alone', async () => {
    const code = await aBill();
    const asked = { code, play: 'pay', earlier: null };
    expect((await ask(asked, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask({ ...asked, code: '12' })).status).toBe(400);
    expect(await paymentsOf(code)).toBe(0);
  });

  test('its keys are kept sealed', async () => {
    const [row] = await held.asAdmin(
      `select k::text as row, private_key_sealed is not null as has_key from contributions.snap_partners k`,
    );
    expect(row?.has_key).toBe(true);
    expect(String(row?.row)).not.toContain('PRIVATE KEY');
    expect(String(row?.row)).not.toContain(Buffer.from('PRIVATE KEY').toString('hex'));
  });
});

describe('outside the demonstration', () => {
  test('there is no simulator, and the simulated bank is nobody though its keys are kept', async () => {
    const { partnerId, secret, privateKey } = await openSimulatedBank(held.services);
    const simulated = { address, partnerId, secret, privateKey: privateKey ?? '' };
    const real = await openBankDoor({ ...held, services: { ...held.services, mode: 'real' } });
    try {
      const asked = { code: '1000000001203158', play: 'pay', earlier: null };
      expect((await ask(asked, {}, real.address)).status).toBe(404);
      expect((await askToken({ ...simulated, address: real.address })).code).toBe('4017300');
      expect((await askToken(simulated)).code).toBe('2007300');
    } finally {
      await real.app.close();
    }
  });
});
