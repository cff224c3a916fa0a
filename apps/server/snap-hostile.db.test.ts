import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf, bankWorld, openBankDoor, send } from '#tests/support/a-bank.ts';
import { testDatabase } from '#tests/support/database.ts';

const held = testDatabase();
const world = bankWorld(held);

const service = fc.constantFrom('inquiry' as const, 'payment' as const, 'status' as const);
const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    "'; drop table contributions.bills; --",
    '\u0000',
    '{{7*7}}',
    '../../etc/passwd',
    '9'.repeat(200),
  ),
);
const hostileValue = fc.oneof(hostileText, fc.double(), fc.constant(null), fc.jsonValue({ maxDepth: 2 }));

describe('whatever a bank that signs well may send', () => {
  test('is answered by the standard, and is never a fault of ours', async () => {
    const fields = fc.constantFrom(
      ...['partnerServiceId', 'customerNo', 'virtualAccountNo', 'inquiryRequestId', 'paymentRequestId'],
      ...['paidAmount', 'trxDateTime', 'flagAdvise', '__proto__'],
    );
    await fc.assert(
      fc.asyncProperty(service, fields, hostileValue, async (name, field, value) => {
        const whole = {
          ...accountOf('1000000001203158'),
          ...{ inquiryRequestId: 'a', paymentRequestId: 'a' },
          paidAmount: { value: '1.00', currency: 'IDR' },
        };
        const body = JSON.stringify({ ...whole, [field]: value });
        const reply = await send(world.bank, name, { token: world.token, message: null, body });
        expect(String(reply.code)).toMatch(/^(?:200|400|404)2[456]\d\d$/);
        expect(String(reply.code).slice(0, 3)).toBe(String(reply.status));
      }),
      { numRuns: 120 },
    );
  });

  test('is no JSON at all: refused as unreadable', async () => {
    await fc.assert(
      fc.asyncProperty(service, hostileText, async (name, text) => {
        const reply = await send(world.bank, name, { token: world.token, message: null, body: `${text}{` });
        expect(reply.status).toBe(400);
      }),
      { numRuns: 30 },
    );
  });
});

describe('whoever guesses', () => {
  test('is let try sixty times a minute from one address, and then not asked any more', async () => {
    const { app, address } = await openBankDoor(held);
    try {
      const bank = { ...world.bank, address };
      const tried: number[] = [];
      for (let attempt = 0; attempt < 130 && !tried.includes(429); attempt += 1)
        tried.push((await send(bank, 'inquiry', { token: 'x', message: {} })).status);
      expect(new Set(tried)).toEqual(new Set([401, 429]));
      expect(tried.length).toBeGreaterThan(60);
      const honest = await send(bank, 'inquiry', { token: world.token, message: {} });
      expect(honest).toMatchObject({ status: 429, code: '4292400' });
    } finally {
      await app.close();
    }
  });
});
