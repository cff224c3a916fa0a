import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { billMonth, insertContributors } from '#tests/support/a-contributor.ts';
import { aCaller, type TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { lookUpBill } from './bill-at-counter.ts';
import { checkReceipt } from './check-receipt.ts';
import {
  cashier,
  codeOf,
  creditOf,
  elsewhere,
  faultsOf,
  lineOf,
  monthsOf,
  refusalOf,
} from './payments-test-kit.ts';
import { printReceipt } from './print-receipt.ts';
import { recordPayment } from './record-payment.ts';
import { showPayment, showPayments } from './show-payments.ts';

const held = testDatabase();
let worker: TestWorker;
let code: string;

beforeEach(async () => {
  [worker] = (await insertContributors(held, 1)) as [TestWorker];
  await billMonth(held, '2026-11');
  code = await codeOf(held, worker);
});

const pay = (
  payment: Partial<Parameters<typeof recordPayment>[2]> = {},
  key: string | undefined = newId(),
  caller = cashier,
) => recordPayment(held.services, caller, { code, amountIdr: '8400', ...payment }, { key });

describe('a bill at the counter', () => {
  test('is found by its code however it is typed, its payer masked; elsewhere it is absent', async () => {
    const bill = await lookUpBill(held.services, cashier, code.replace(/(\d{4})/g, '$1 '));
    expect(bill).toMatchObject({ code, state: 'open', owedIdr: '8400', payer: { name: 'I W*** S***' } });
    expect(await refusalOf(lookUpBill(held.services, elsewhere, code))).toBe('payment.bill_not_found');
    expect(await refusalOf(lookUpBill(held.services, cashier, '1234'))).toBe('payment.code_invalid');
    const [entry] = await held.asAdmin(
      `select count(*)::int as n from platform.audit_subjects s join platform.audit_entries e using (entry_id)
       where s.worker_id = '${worker.workerId}' and e.act = 'contributions.look-up-bill'`,
    );
    expect(entry?.n).toBe(1);
  });

  test.each(['permit_desk', 'sponsor', 'government', 'village', 'employer', 'worker'] as const)(
    'is nothing for a %s',
    async (role) => {
      const caller = aCaller(role, { areaCodes: ['51.71'], workerId: worker.workerId });
      expect(await refusalOf(lookUpBill(held.services, caller, code))).toBe('access.forbidden');
      expect(await refusalOf(pay({}, newId(), caller))).toBe('access.forbidden');
      expect(await refusalOf(showPayments(held.services, caller, { limit: 10 }))).toBe('access.forbidden');
    },
  );
});

describe('money at the counter', () => {
  test('is taken once by its key, pays the month, and is in the journal', async () => {
    const key = newId();
    const [first, again] = [await pay({}, key), await pay({}, key)];
    expect(again).toEqual(first);
    expect(first).toMatchObject({ amountIdr: '8400', billState: 'paid', creditIdr: '0', exception: null });
    expect(await monthsOf(held, worker)).toEqual(['2026-11 paid']);
    const [entry] = await held.asAdmin(
      `select details ->> 'amountIdr' as amount from platform.audit_entries where act = 'contributions.record-payment' and subject_id = '${first.paymentId}'`,
    );
    expect(entry?.amount).toBe('8400');
    expect(await refusalOf(pay({ amountIdr: '9000' }, key))).toBe('idempotency.conflict');
    expect(await faultsOf(held)).toEqual([]);
  });

  test('a hundred at once with one key are one payment; with keys of their own one pays and the rest is kept as credit in the work list', async () => {
    const key = newId();
    const same = await Promise.all(Array.from({ length: 100 }, () => pay({}, key)));
    expect(new Set(same.map(({ paymentId }) => paymentId)).size).toBe(1);
    expect(await creditOf(held, worker)).toBe(0);
    // The control: without one key each is money of its own.
    const [other] = (await insertContributors(held, 1)) as [TestWorker];
    await billMonth(held, '2026-11');
    const otherCode = await codeOf(held, other);
    const keys = Array.from({ length: 100 }, () => newId());
    await Promise.all(keys.map((one) => pay({ code: otherCode, confirmed: 'paid' }, one)));
    const [counted] = await held.asAdmin(
      `select count(*)::int as payments, sum(amount_idr)::int as amount from contributions.payments where payer_id = '${other.workerId}'`,
    );
    expect(counted).toEqual({ payments: 100, amount: 840_000 });
    expect(await monthsOf(held, other)).toEqual(['2026-11 paid']);
    expect(await creditOf(held, other)).toBe(831_600);
    const open = await held.asAdmin(
      `select kind, count(*)::int as lines, sum(amount_idr)::int as amount from contributions.exceptions where payer_id = '${other.workerId}' and state = 'open' group by kind`,
    );
    expect(open.reduce((sum, { lines }) => sum + Number(lines), 0)).toBe(99);
    expect(await faultsOf(held)).toEqual([]);
  });

  test('of an unusual amount is taken when the cashier confirms just that', async () => {
    expect(await refusalOf(pay({ amountIdr: '5000' }))).toBe('payment.confirm');
    expect(await refusalOf(pay({ amountIdr: '5000', confirmed: 'over' }))).toBe('payment.confirm');
    const taken = await pay({ amountIdr: '5000', confirmed: 'partial' });
    expect(taken).toMatchObject({ billState: 'open', creditIdr: '5000', exception: 'partial' });
    expect(await lineOf(held, taken.paymentId)).toMatchObject({ kind: 'partial', state: 'open' });
    expect(await faultsOf(held)).toEqual([]);
  });

  test('under a reference that is given is taken once, and never as another amount', async () => {
    const reference = newId();
    const once = (amountIdr: string) =>
      recordPayment(held.services, cashier, { code, amountIdr }, { reference });
    const first = await once('8400');
    expect((await once('8400')).paymentId).toBe(first.paymentId);
    expect(await refusalOf(once('9000'))).toBe('payment.reference_taken');
  });

  test('of a bill out of scope is not taken', async () => {
    expect(await refusalOf(pay({}, newId(), elsewhere))).toBe('payment.bill_not_found');
  });
});

describe('a receipt', () => {
  test('is genuine by its number and code alone, says no name, and tells when the money was taken back', async () => {
    const { receipt, checkCode, paymentId } = await pay();
    const genuine = await checkReceipt(held.services, { number: receipt, code: checkCode.toLowerCase() });
    expect(genuine).toEqual({
      number: receipt,
      amountIdr: '8400',
      receivedOn: '2026-11-15',
      months: ['2026-11'],
      isTakenBack: false,
    });
    const [year, serial = ''] = receipt.split('-');
    for (const typed of [
      { number: receipt, code: 'AAAA-AAAA' },
      { number: `${year}-${String(Number(serial) + 1).padStart(8, '0')}`, code: checkCode },
      { number: `2025-${serial}`, code: checkCode },
      { number: '', code: '' },
    ])
      expect(await refusalOf(checkReceipt(held.services, typed))).toBe('receipt.not_genuine');
    await held.asAdmin(
      `update contributions.payments set state = 'reversed' where payment_id = '${paymentId}'`,
    );
    expect(await checkReceipt(held.services, { number: receipt, code: checkCode })).toMatchObject({
      isTakenBack: true,
    });
    await held.asAdmin(
      `update contributions.payments set state = 'posted' where payment_id = '${paymentId}'`,
    );
  });

  test('printed again is a copy, and says so', async () => {
    const { paymentId, receipt, checkCode } = await pay();
    const services = { ...held.services, baseUrl: 'http://localhost:5170' };
    const print = async () =>
      textOfPdf(Buffer.from(await (await printReceipt(services, cashier, paymentId)).arrayBuffer())).join(
        ' ',
      );
    const [first, second] = [await print(), await print()];
    expect(first).toContain(receipt);
    expect(first).toContain(checkCode);
    expect(first).not.toContain('SALINAN');
    expect(second).toContain('SALINAN');
    expect(await refusalOf(printReceipt(services, elsewhere, paymentId))).toBe('payment.not_found');
  });
});

test('payments of the day stand in a list with sums by channel; each tells what it paid', async () => {
  const { paymentId } = await pay();
  const { payments, sums } = await showPayments(held.services, cashier, { limit: 10 });
  expect(payments[0]).toMatchObject({ paymentId, cashier: 'Kasir Loket', payer: { name: 'I W*** S***' } });
  expect(sums.find(({ channel }) => channel === 'teller')?.payments).toBeGreaterThan(0);
  const story = await showPayment(held.services, cashier, paymentId);
  expect(story.paid).toMatchObject([{ workerId: worker.workerId, months: ['2026-11'], amountIdr: '8400' }]);
  expect(story.journals.map(({ kind }) => kind).sort()).toEqual(['payment', 'settlement']);
  expect(await refusalOf(showPayment(held.services, elsewhere, paymentId))).toBe('payment.not_found');
});
