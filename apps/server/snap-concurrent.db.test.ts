import { describe, expect, test } from 'vitest';
import { contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { bankWorld, paidOnce, type TestBill } from '#tests/support/a-bank.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase, testToday } from '#tests/support/database.ts';

const held = testDatabase();
const world = bankWorld(held);
const hundred = Array.from({ length: 100 });

async function creditOf({ payerId }: TestBill): Promise<unknown> {
  const rows = await held.asAdmin(
    `select credit_idr::int as credit from contributions.payers where payer_id = '${payerId}'`,
  );
  return rows[0]?.credit;
}

describe('a hundred payments of one bill at once', () => {
  test('under one number are answered alike and have one effect', async () => {
    const bill = await world.aBill();
    const fields = { paymentRequestId: newId() };
    const replies = await Promise.all(hundred.map(() => world.pay(bill.code, { fields })));
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(replies[0]?.code).toBe('2002500');
    expect(await world.standsAs(bill.billId)).toEqual(paidOnce);
    expect(await creditOf(bill)).toBe(0);
  });

  test('under a hundred numbers pay it once: one is taken, the others hear that it is paid', async () => {
    const bill = await world.aBill();
    const replies = await Promise.all(hundred.map(() => world.pay(bill.code)));
    expect(replies.map(({ code }) => code).toSorted()).toEqual([
      '2002500',
      ...hundred.slice(1).map(() => '4042514'),
    ]);
    expect(await world.standsAs(bill.billId)).toEqual(paidOnce);
    expect(await creditOf(bill)).toBe(0);
  });

  test('control: taken in without their number, they are counted a hundred times', async () => {
    const bill = await world.aBill();
    const officer = aCaller('office_supervisor', { areaCodes: ['51.71'] });
    const take = () =>
      inTransaction(held.services.pool, contextOf(officer), ({ client }) =>
        client.query('select from contributions.receive_payments($1::jsonb)', [
          JSON.stringify([
            {
              ...{ paymentId: newId(), channel: 'va', source: 'snap:BANK-UJI', reference: newId() },
              ...{ amountIdr: '16800', receivedOn: testToday, code: bill.code },
            },
          ]),
        ]),
      );
    await Promise.all(hundred.map(take));
    expect(await world.standsAs(bill.billId)).toMatchObject({ payments: 100, receipts: 100 });
    expect(await creditOf(bill)).toBe(99 * 16_800);
  });
});
