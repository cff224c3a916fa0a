import { describe, expect, test } from 'vitest';
import { statusAnswerSchema } from '#modules/contributions/api/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { accountOf, bankWorld, rupiah, send, type TestBank, tokenOf } from '#tests/support/a-bank.ts';
import { testDatabase } from '#tests/support/database.ts';

const held = testDatabase();
const world = bankWorld(held);

describe('the status', () => {
  const askStatus = (from: TestBank, code: string, fields: object, token = world.token) =>
    send(from, 'status', { token, message: { ...accountOf(code), ...fields } });

  test('of an inquiry is not paid yet, and after the payment done, by either number', async () => {
    const { code } = await world.aBill();
    const inquiryRequestId = newId();
    await world.inquire(code, { fields: { inquiryRequestId } });
    const before = await askStatus(world.bank, code, { inquiryRequestId });
    expect(statusAnswerSchema.parse(before.body)).toMatchObject({
      responseCode: '2002600',
      virtualAccountData: { paymentFlagStatus: '03', inquiryRequestId, totalAmount: rupiah('16800.00') },
    });
    await world.pay(code, { fields: { paymentRequestId: inquiryRequestId } });
    for (const fields of [{ inquiryRequestId }, { paymentRequestId: inquiryRequestId }]) {
      const after = await askStatus(world.bank, code, fields);
      expect(statusAnswerSchema.parse(after.body)).toMatchObject({
        responseCode: '2002600',
        virtualAccountData: {
          paymentFlagStatus: '00',
          paymentRequestId: inquiryRequestId,
          paidAmount: rupiah('16800.00'),
        },
      });
    }
  });

  test('of a payment that was taken back says so', async () => {
    const { code, billId } = await world.aBill();
    const paymentRequestId = newId();
    await world.pay(code, { fields: { paymentRequestId } });
    await held.asAdmin(`update contributions.payments set state = 'reversed' where bill_id = '${billId}'`);
    const reply = await askStatus(world.bank, code, { paymentRequestId });
    expect(reply.body.virtualAccountData).toMatchObject({ paymentFlagStatus: '01' });
  });

  test('of nothing known, of another account or of another bank’s number is not found', async () => {
    const [one, two] = [await world.aBill(), await world.aBill()];
    const paymentRequestId = newId();
    await world.pay(one.code, { fields: { paymentRequestId } });
    const others = await askStatus(world.other, one.code, { paymentRequestId }, await tokenOf(world.other));
    const codes = [
      (await askStatus(world.bank, one.code, { inquiryRequestId: newId() })).code,
      (await askStatus(world.bank, two.code, { paymentRequestId })).code,
      others.code,
    ];
    expect(codes).toEqual(['4042601', '4042601', '4042601']);
    expect((await askStatus(world.bank, one.code, {})).code).toBe('4002602');
  });
});
