import { randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { paymentAnswerSchema } from '#modules/contributions/api/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { bankWorld, insertBill, paidOnce, rupiah, untouched } from '#tests/support/a-bank.ts';
import { aWorker, insertWorkers } from '#tests/support/a-registry.ts';
import { testDatabase, testToday } from '#tests/support/database.ts';

const held = testDatabase();
const world = bankWorld(held);

describe('a payment', () => {
  test('of what is owed pays the bill, the worker and the ledger, and is in the journal', async () => {
    const { code, billId, payerId } = await world.aBill();
    const reply = await world.pay(code, {
      fields: { paymentRequestId: 'bayar-1', trxId: 'T1', referenceNo: 'R1', flagAdvise: 'N' },
    });
    expect(reply.status).toBe(200);
    expect(paymentAnswerSchema.parse(reply.body)).toMatchObject({
      responseCode: '2002500',
      virtualAccountData: {
        paymentFlagStatus: '00',
        virtualAccountName: 'I W*** S***',
        paymentRequestId: 'bayar-1',
        paidAmount: rupiah('16800.00'),
        totalAmount: rupiah('16800.00'),
        ...{ trxId: 'T1', referenceNo: 'R1', flagAdvise: 'N' },
      },
    });
    expect(await world.standsAs(billId)).toEqual(paidOnce);
    const rows =
      await held.asAdmin(`select p.channel, p.source, p.reference, p.received_on::text, m.state, a.act, a.actor_name
      from contributions.payments p join contributions.worker_months m on m.payment_id = p.payment_id
        join platform.audit_entries a on a.subject_id = p.payment_id::text
        join platform.audit_subjects s on s.entry_id = a.entry_id and s.worker_id = '${payerId}' where p.bill_id = '${billId}'`);
    expect(rows).toEqual([
      {
        ...{ channel: 'va', source: 'snap:BANK-UJI', reference: 'bayar-1', received_on: testToday },
        ...{ state: 'paid', act: 'contributions.take-bank-payment', actor_name: 'BANK-UJI' },
      },
    ]);
  });

  test.each(['16799.00', '16801.00', '16800.50', '0.00', '9999999999999999.00'])(
    'of Rp %s, when Rp 16.800 is owed, is refused and posts nothing',
    async (value) => {
      const { code, billId } = await world.aBill();
      const reply = await world.pay(code, { fields: { paidAmount: rupiah(value) } });
      expect(reply).toMatchObject({ status: 404, code: '4042513' });
      expect(await world.standsAs(billId)).toEqual(untouched);
    },
  );

  test('sent again under its number is answered the same, as an advice too, and has one effect', async () => {
    const { code, billId } = await world.aBill();
    const fields = { paymentRequestId: newId(), paidAmount: rupiah('16800.00'), trxDateTime: 'x' };
    const first = await world.pay(code, { fields });
    const again = await world.pay(code, { fields });
    const advice = await world.pay(code, { fields: { ...fields, flagAdvise: 'Y' } });
    expect(first.code).toBe('2002500');
    expect(again.body).toEqual(first.body);
    expect(advice.code).toBe('2002500');
    expect(await world.standsAs(billId)).toEqual(paidOnce);
  });

  test('advised again under its own X-EXTERNAL-ID is answered; sent again so without saying it is an advice, refused', async () => {
    const { code, billId } = await world.aBill();
    const fields = { paymentRequestId: newId() };
    const headers = { 'X-EXTERNAL-ID': String(randomInt(2 ** 47)) };
    expect((await world.pay(code, { fields, headers })).code).toBe('2002500');
    expect((await world.pay(code, { fields, headers })).code).toBe('4092500');
    expect((await world.pay(code, { fields: { ...fields, flagAdvise: 'Y' }, headers })).code).toBe('2002500');
    const another = { paymentRequestId: newId(), flagAdvise: 'Y' };
    expect((await world.pay(code, { fields: another, headers })).code).toBe('4092500');
    expect(await world.standsAs(billId)).toEqual(paidOnce);
  });

  test('with another content under a number that was paid is inconsistent', async () => {
    const [one, two] = [await world.aBill(), await world.aBill()];
    const paymentRequestId = newId();
    expect((await world.pay(one.code, { fields: { paymentRequestId } })).code).toBe('2002500');
    const amount = await world.pay(one.code, {
      fields: { paymentRequestId, paidAmount: rupiah('16801.00') },
    });
    const bill = await world.pay(two.code, { fields: { paymentRequestId } });
    expect([amount.code, bill.code]).toEqual(['4042518', '4042518']);
    expect(await world.standsAs(two.billId)).toEqual(untouched);
  });

  test('of a bill that was paid under another number is refused', async () => {
    const { code, billId } = await world.aBill();
    expect((await world.pay(code)).code).toBe('2002500');
    expect(await world.pay(code)).toMatchObject({ status: 404, code: '4042514' });
    expect(await world.standsAs(billId)).toEqual(paidOnce);
  });

  test('of an employer pays his bill, and his name is not masked', async () => {
    const worker = aWorker();
    await insertWorkers(held, [worker]);
    const employerId = newId();
    await held.asAdmin(
      `insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code) values ('${employerId}', 'employer', 'CV Uji Bank', '{}', '51.71.04.2008')`,
    );
    const { code, billId } = await insertBill(held, { workerId: worker.workerId, employerId });
    const asked = await world.inquire(code);
    expect(asked.body.virtualAccountData).toMatchObject({ virtualAccountName: 'CV Uji Bank' });
    expect((await world.pay(code)).code).toBe('2002500');
    expect(await world.standsAs(billId)).toEqual(paidOnce);
  });
});
