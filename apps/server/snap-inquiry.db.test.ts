import { describe, expect, test } from 'vitest';
import { inquiryAnswerSchema } from '#modules/contributions/api/index.ts';
import { accountOf, bankWorld, rupiah } from '#tests/support/a-bank.ts';
import { testDatabase } from '#tests/support/database.ts';

const held = testDatabase();
const world = bankWorld(held);

describe('an inquiry', () => {
  test('names the payer masked, what is owed, the due day and the expiry, and the look is in the journal', async () => {
    const { code, billId, payerId } = await world.aBill({ expiresOn: '2026-12-15' });
    const reply = await world.inquire(code, { fields: { inquiryRequestId: 'abcdef-123' } });
    expect(reply.status).toBe(200);
    expect(inquiryAnswerSchema.parse(reply.body)).toEqual({
      responseCode: '2002400',
      responseMessage: 'Successful',
      virtualAccountData: {
        inquiryStatus: '00',
        inquiryReason: { english: 'Success', indonesia: 'Sukses' },
        partnerServiceId: '   12345',
        customerNo: code,
        virtualAccountNo: `   12345${code}`,
        inquiryRequestId: 'abcdef-123',
        virtualAccountName: 'I W*** S***',
        totalAmount: rupiah('16800.00'),
        billDetails: [
          {
            billCode: '01',
            billNo: code,
            billName: 'Iuran 11/26',
            billShortName: 'Iuran',
            billDescription: { english: 'Contribution', indonesia: 'Iuran' },
            billAmount: rupiah('16800.00'),
          },
        ],
        freeTexts: [
          { english: 'Due on 2026-11-16', indonesia: 'Jatuh tempo 2026-11-16' },
          { english: 'Payable until 2026-12-15', indonesia: 'Berlaku sampai 2026-12-15' },
        ],
        virtualAccountTrxType: 'C',
        additionalInfo: { dueOn: '2026-11-16', expiresOn: '2026-12-15' },
      },
    });
    const looks = await held.asAdmin(`select e.act, e.actor_name, s.worker_id from platform.audit_entries e
      join platform.audit_subjects s on s.entry_id = e.entry_id where e.subject_id = '${billId}'`);
    expect(looks).toEqual([
      { act: 'contributions.answer-inquiry', actor_name: 'BANK-UJI', worker_id: payerId },
    ]);
  });

  test.each([
    ['of a paid bill', { state: 'paid' }, '4042414', 'Paid Bill'],
    ['of one that expired', { state: 'expired' }, '4042419', undefined],
    ['of one whose last day is over', { expiresOn: '2026-11-14' }, '4042419', undefined],
    [
      'of a cancelled one',
      { state: 'cancelled' },
      '4042412',
      'Invalid Bill/Virtual Account [The bill was cancelled]',
    ],
    ['of a replaced one', { state: 'replaced' }, '4042412', undefined],
  ])('%s is refused with %s and names nobody', async (_what, more, code, text) => {
    const bill = await world.aBill(more);
    for (const [ask, expected] of [
      [world.inquire, code],
      [world.pay, code.replace('24', '25')],
    ] as const) {
      const reply = await ask(bill.code);
      expect(reply.code).toBe(expected.startsWith('404') ? expected : '');
      if (text) expect(reply.body.responseMessage).toBe(text);
      expect(JSON.stringify(reply.body)).not.toMatch(/W\*\*\*|16800\.00.*totalAmount/);
    }
    expect(await world.standsAs(bill.billId)).toMatchObject({ payments: 0, receipts: 0 });
  });

  test('of a code that is nobody’s, or under another company code, is not found', async () => {
    const { code } = await world.aBill();
    for (const fields of [
      accountOf('1999999991420066'),
      accountOf('12'),
      {
        partnerServiceId: '   99999',
        customerNo: code,
        virtualAccountNo: `   99999${code}`,
      },
    ])
      expect(await world.inquire(code, { fields })).toMatchObject({ status: 404, code: '4042412' });
  });

  test('with numbers that do not say one account is malformed', async () => {
    const { code } = await world.aBill();
    const reply = await world.inquire(code, { fields: { virtualAccountNo: `   12345${code.slice(0, -1)}` } });
    expect(reply.body.responseMessage).toBe('Invalid Field Format {virtualAccountNo}');
  });
});
