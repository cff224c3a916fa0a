import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { openSealed } from '#platform/server/secrets/sealing.ts';
import { billMonth, insertContributors, receive, reverse } from '#tests/support/a-contributor.ts';
import type { TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { approveRefund, rejectRefund, withdrawRefund } from './decide-refund.ts';
import {
  cashier,
  codeOf,
  creditOf,
  elsewhere,
  faultsOf,
  lineOf,
  monthsOf,
  refusalOf,
  sameHuman,
  supervisor,
} from './payments-test-kit.ts';
import { attributePayment, proposeRefund } from './propose-refund.ts';
import { keepAsCredit } from './settle-exception.ts';
import { showRefunds } from './show-refunds.ts';

const held = testDatabase();
const reason = 'Pembayar membayar dua kali';
const payee = { bank: 'BPD Bali', account: '0123456789', holder: 'Ni Made Sari' };
let worker: TestWorker;
let code: string;

beforeEach(async () => {
  [worker] = (await insertContributors(held, 1)) as [TestWorker];
  await billMonth(held, '2026-11');
  code = await codeOf(held, worker);
});

/** Paid twice: the second payment is all credit. */
async function paidTwice() {
  await receive(held, [{ code, amountIdr: 8_400, receivedOn: '2026-11-10' }]);
  const [second] = await receive(held, [{ code, amountIdr: 8_400, receivedOn: '2026-11-11' }]);
  const paymentId = String(second?.payment_id);
  const { exception_id } = await lineOf(held, paymentId);
  return { paymentId, exceptionId: String(exception_id) };
}

const propose = (place: { paymentId: string; exceptionId?: string }, amountIdr = '8400') =>
  proposeRefund(held.services, cashier, { ...place, amountIdr, payee, reason }, newId());

describe('money given back', () => {
  test('goes by two people: out of the credit, the line settled, the books whole', async () => {
    const place = await paidTwice();
    const { refundId } = await propose(place);
    expect(await refusalOf(approveRefund(held.services, cashier, refundId))).toBe('access.forbidden');
    expect(await refusalOf(approveRefund(held.services, sameHuman, refundId))).toBe('refund.same_person');
    expect(await refusalOf(approveRefund(held.services, elsewhere, refundId))).toBe('refund.not_found');
    await approveRefund(held.services, supervisor, refundId);
    expect(await refusalOf(approveRefund(held.services, supervisor, refundId))).toBe(
      'refund.decided_already',
    );
    expect(await creditOf(held, worker)).toBe(0);
    expect(await monthsOf(held, worker)).toEqual(['2026-11 paid']);
    expect(await lineOf(held, place.paymentId)).toMatchObject({
      kind: 'double',
      state: 'settled',
      outcome: 'refunded',
    });
    const [journal] = await held.asAdmin(
      `select t.debit_account, t.credit_account, t.amount_idr from contributions.journals j join contributions.postings t using (journal_id) where j.payment_id = '${place.paymentId}' and j.kind = 'refund'`,
    );
    expect(journal).toEqual({ debit_account: '2110', credit_account: '1120', amount_idr: '8400' });
    expect(await faultsOf(held)).toEqual([]);
  });

  test('the database itself refuses one person as both', async () => {
    const { refundId } = await propose(await paidTwice());
    await expect(
      held.asAdmin(
        `update contributions.refunds set state = 'paid', decider_key = person_key where refund_id = '${refundId}'`,
      ),
    ).rejects.toThrow('refunds__second_person');
  });

  test('its payee is sealed, and shown masked', async () => {
    const { refundId } = await propose(await paidTwice());
    const [row] = await held.asAdmin(
      `select payee_sealed, payee_masked from contributions.refunds where refund_id = '${refundId}'`,
    );
    expect(row?.payee_masked).toBe('BPD Bali ****6789 · N*** M*** S***');
    const place = { table: 'refunds', column: 'payee', rowId: refundId };
    const opened = openSealed(held.services.secrets, place, Buffer.from(row?.payee_sealed as Buffer));
    expect(JSON.parse(opened.toString())).toEqual(payee);
    const { refunds } = await showRefunds(held.services, supervisor, { limit: 10 });
    expect(refunds.find((one) => one.refundId === refundId)).toMatchObject({
      mayDecide: true,
      mayWithdraw: false,
    });
    expect(JSON.stringify(refunds)).not.toContain(payee.account);
  });

  test('is never more than is held, and waits alone', async () => {
    const place = await paidTwice();
    expect(await refusalOf(propose(place, '8401'))).toBe('refund.too_much');
    const { refundId } = await propose(place, '400');
    expect(await refusalOf(propose(place, '400'))).toBe('exception.waiting');
    expect(
      await refusalOf(keepAsCredit(held.services, cashier, { exceptionId: place.exceptionId, reason })),
    ).toBe('exception.waiting');
    // The credit is used by the next bill meanwhile.
    await billMonth(held, '2026-12', '2026-12-01');
    expect(await creditOf(held, worker)).toBe(0);
    expect(await refusalOf(approveRefund(held.services, supervisor, refundId))).toBe('refund.too_much');
    await rejectRefund(held.services, supervisor, { refundId, reason: 'Sudah terpakai' });
    expect(await faultsOf(held)).toEqual([]);
  });

  test('that nobody is known for goes back whole', async () => {
    const [money] = await receive(held, [
      { code: '', amountIdr: 7_000, receivedOn: '2026-11-10', channel: 'transfer' },
    ]);
    const paymentId = String(money?.payment_id);
    const { exception_id } = await lineOf(held, paymentId);
    const place = { paymentId, exceptionId: String(exception_id) };
    expect(await refusalOf(propose(place, '6000'))).toBe('refund.refused');
    const { refundId } = await propose(place, '7000');
    await approveRefund(held.services, supervisor, refundId);
    expect(await lineOf(held, paymentId)).toMatchObject({ state: 'settled', outcome: 'refunded' });
    expect(await reverse(held, paymentId, '2026-11-14')).toBe('returned');
    expect(await faultsOf(held)).toEqual([]);
  });

  test('a proposal is taken back by its proposer alone', async () => {
    const { refundId } = await propose(await paidTwice());
    expect(await refusalOf(withdrawRefund(held.services, supervisor, refundId))).toBe('refund.refused');
    await withdrawRefund(held.services, cashier, refundId);
    expect(await creditOf(held, worker)).toBe(8_400);
  });
});

describe('money of another payer', () => {
  test('is his by two people, pays what he owes, and goes back whole when the bank takes it', async () => {
    const place = await paidTwice();
    const [other] = (await insertContributors(held, 1)) as [TestWorker];
    await billMonth(held, '2026-11');
    const asked = { ...place, amountIdr: '8400', code: await codeOf(held, other), reason };
    const { refundId } = await attributePayment(held.services, cashier, asked, newId());
    await approveRefund(held.services, supervisor, refundId);
    expect([await monthsOf(held, worker), await monthsOf(held, other)]).toEqual([
      ['2026-11 paid'],
      ['2026-11 paid'],
    ]);
    expect([await creditOf(held, worker), await creditOf(held, other)]).toEqual([0, 0]);
    expect(await lineOf(held, place.paymentId)).toMatchObject({ outcome: 'attributed' });
    expect(await faultsOf(held)).toEqual([]);
    expect(await reverse(held, place.paymentId, '2026-11-14')).toBe('reversed');
    expect([await monthsOf(held, worker), await monthsOf(held, other)]).toEqual([
      ['2026-11 paid'],
      ['2026-11 due'],
    ]);
    expect(await faultsOf(held)).toEqual([]);
  });

  test('is not his own, and not of a bill out of scope', async () => {
    const place = await paidTwice();
    const own = { ...place, amountIdr: '8400', code, reason };
    expect(await refusalOf(attributePayment(held.services, cashier, own, newId()))).toBe(
      'payment.bill_not_found',
    );
  });
});
