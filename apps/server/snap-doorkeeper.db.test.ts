import { randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { timeStampOf } from '#modules/contributions/core/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { accountOf, bankWorld, send, tokenOf, untouched } from '#tests/support/a-bank.ts';
import { testDatabase } from '#tests/support/database.ts';

const held = testDatabase();
const world = bankWorld(held);

describe('the doorkeeper of a message', () => {
  test.each(['Authorization', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'])(
    'without %s is told which',
    async (header) => {
      const reply = await world.inquire('1000000001203158', { headers: { [header]: null } });
      expect(reply).toMatchObject({
        status: 400,
        body: { responseCode: '4002402', responseMessage: `Invalid Mandatory Field {${header}}` },
      });
    },
  );

  test.each([
    ['X-TIMESTAMP', '21-11-2026 09:00:00'],
    ['X-EXTERNAL-ID', 'a b'],
    ['X-EXTERNAL-ID', '1'.repeat(37)],
    ['CHANNEL-ID', '123456'],
  ])('with %s %j is told so', async (header, value) => {
    const reply = await world.inquire('1000000001203158', { headers: { [header]: value } });
    expect(reply.body.responseCode).toBe('4002401');
    expect(reply.body.responseMessage).toBe(`Invalid Field Format {${header}}`);
  });

  test('refuses a stale time that is well signed', async () => {
    const stale = timeStampOf(Date.now() - 301_000);
    const reply = await world.inquire('1000000001203158', { headers: { 'X-TIMESTAMP': stale } });
    expect(reply).toMatchObject({
      status: 401,
      body: { responseCode: '4012400', responseMessage: 'Unauthorized. [X-TIMESTAMP]' },
    });
  });

  test.each([
    ['another secret', { secret: 'x' }],
    ['another path', { path: '/snap/v1.0/transfer-va/inquiry' }],
    ['another body', { body: '{}' }],
  ])('refuses what was signed with %s, and posts nothing', async (_what, signedAs) => {
    const { code, billId } = await world.aBill();
    const reply = await world.pay(code, { signedAs });
    expect(reply).toMatchObject({
      status: 401,
      body: { responseCode: '4012500', responseMessage: 'Unauthorized. [Signature]' },
    });
    expect(await world.standsAs(billId)).toEqual(untouched);
  });

  test('lets white space between the tokens of the body differ from what was signed', async () => {
    const { code } = await world.aBill();
    const message = { ...accountOf(code), inquiryRequestId: newId() };
    const spread = JSON.stringify(message, null, 2);
    const reply = await world.inquire(code, { body: spread, signedAs: { body: JSON.stringify(message) } });
    expect(reply.code).toBe('2002400');
  });

  test('refuses the same X-EXTERNAL-ID on one day, whatever the service; the next day it is free', async () => {
    const { code } = await world.aBill();
    const headers = { 'X-EXTERNAL-ID': String(randomInt(2 ** 47)) };
    expect((await world.inquire(code, { headers })).code).toBe('2002400');
    expect(await world.inquire(code, { headers })).toMatchObject({ status: 409, code: '4092400' });
    expect((await world.pay(code, { headers })).code).toBe('4092500');
    await held.asAdmin(
      `update contributions.snap_requests set sent_on = sent_on - 1 where external_id = '${headers['X-EXTERNAL-ID']}'`,
    );
    expect((await world.inquire(code, { headers })).code).toBe('2002400');
    const elsewhere = await send(world.other, 'inquiry', {
      token: await tokenOf(world.other),
      message: { ...accountOf(code), inquiryRequestId: newId() },
      headers,
    });
    expect(elsewhere.code).toBe('2002400');
  });

  test('refuses a body beyond the limit, a null character and broken JSON, each as a fault of the sender', async () => {
    expect((await world.inquire('1', { body: `{"a":"${'x'.repeat(70_000)}"}` })).code).toBe('4002400');
    const withNull = { inquiryRequestId: 'a\u0000b' };
    expect((await world.inquire('1000000001203158', { fields: withNull })).code).toBe('4002401');
    expect((await world.inquire('1', { body: '{"a":' })).code).toBe('4002400');
  });
});
