import { beforeEach, describe, expect, test } from 'vitest';
import { contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { anOfficer, billMonth, insertContributors, receive, reverse } from '#tests/support/a-contributor.ts';
import type { TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
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
import { assignPayment, keepAsCredit, noteReversal } from './settle-exception.ts';
import { showExceptions } from './show-exceptions.ts';

const held = testDatabase();
const reason = 'Sesuai keterangan pembayar';
let worker: TestWorker;
let code: string;

beforeEach(async () => {
  [worker] = (await insertContributors(held, 1)) as [TestWorker];
  await billMonth(held, '2026-11');
  code = await codeOf(held, worker);
});

const unknown = async (amountIdr = 8_400) => {
  const [payment] = await receive(held, [
    { code: '', amountIdr, receivedOn: '2026-11-10', channel: 'transfer' },
  ]);
  const { exception_id } = await lineOf(held, String(payment?.payment_id));
  return { paymentId: String(payment?.payment_id), exceptionId: String(exception_id) };
};
const noteReversalFirst = (reference: string, on = '2026-11-12', amountIdr = 8_400) =>
  inTransaction(held.services.pool, contextOf(anOfficer), async ({ client }) => {
    const { rows } = await client.query<{ answer: string }>(
      'select contributions.note_reversal($1, $2, $3, $4, $5) as answer',
      ['snap:test', reference, on, amountIdr, 'ditarik kembali oleh bank'],
    );
    return rows[0]?.answer;
  });

describe('money that nobody is known for', () => {
  test('is assigned to a bill once: out of 2120, pays as of the day it came', async () => {
    const { exceptionId, paymentId } = await unknown();
    const key = newId();
    await assignPayment(held.services, cashier, { exceptionId, code, reason }, key);
    await assignPayment(held.services, cashier, { exceptionId, code, reason }, key);
    expect(await monthsOf(held, worker)).toEqual(['2026-11 paid']);
    expect(await lineOf(held, paymentId)).toMatchObject({ state: 'settled', outcome: 'assigned' });
    const [span] = await held.asAdmin(
      `select covered_from::text from contributions.cover_spans where worker_id = '${worker.workerId}'`,
    );
    expect(span?.covered_from).toBe('2026-11-10');
    expect(await refusalOf(assignPayment(held.services, cashier, { exceptionId, code, reason }))).toBe(
      'exception.settled_already',
    );
    expect(await faultsOf(held)).toEqual([]);
  });

  test('taken back by the bank after it was assigned leaves nothing paid', async () => {
    const { exceptionId, paymentId } = await unknown();
    await assignPayment(held.services, cashier, { exceptionId, code, reason });
    expect(await reverse(held, paymentId, '2026-11-13')).toBe('reversed');
    expect(await monthsOf(held, worker)).toEqual(['2026-11 due']);
    expect(await faultsOf(held)).toEqual([]);
  });

  test('too much of it stays as credit, in the work list again', async () => {
    const { exceptionId, paymentId } = await unknown(10_000);
    await assignPayment(held.services, cashier, { exceptionId, code, reason });
    expect(await creditOf(held, worker)).toBe(1_600);
    expect(await lineOf(held, paymentId)).toMatchObject({ kind: 'over', state: 'open', amount_idr: '1600' });
    expect(await faultsOf(held)).toEqual([]);
  });

  test('is neither kept nor noted away, and not assigned to a bill out of scope or none', async () => {
    const { exceptionId } = await unknown();
    expect(await refusalOf(keepAsCredit(held.services, cashier, { exceptionId, reason }))).toBe(
      'exception.refused',
    );
    expect(await refusalOf(noteReversal(held.services, cashier, { exceptionId, reason }))).toBe(
      'exception.refused',
    );
    expect(await refusalOf(assignPayment(held.services, elsewhere, { exceptionId, code, reason }))).toBe(
      'payment.bill_not_found',
    );
    expect(await refusalOf(assignPayment(held.services, cashier, { exceptionId, code: '1', reason }))).toBe(
      'payment.code_invalid',
    );
  });

  test('is seen by every office, of a payer only by his own', async () => {
    const { exceptionId } = await unknown();
    const [paid] = await receive(held, [{ code, amountIdr: 9_000, receivedOn: '2026-11-10' }]);
    const own = await lineOf(held, String(paid?.payment_id));
    const seen = async (caller: typeof cashier) =>
      (await showExceptions(held.services, caller, { state: 'open', limit: 200 })).exceptions.map(
        (line) => line.exceptionId,
      );
    expect(await seen(elsewhere)).toContain(exceptionId);
    expect(await seen(elsewhere)).not.toContain(String(own.exception_id));
    expect(await seen(cashier)).toEqual(expect.arrayContaining([exceptionId, String(own.exception_id)]));
    expect(
      await refusalOf(
        keepAsCredit(held.services, elsewhere, { exceptionId: String(own.exception_id), reason }),
      ),
    ).toBe('exception.not_found');
  });
});

test('what is over is kept as credit by a word, once, and the word is in the line', async () => {
  const [paid] = await receive(held, [{ code, amountIdr: 9_000, receivedOn: '2026-11-10' }]);
  const { exception_id } = await lineOf(held, String(paid?.payment_id));
  const exceptionId = String(exception_id);
  await keepAsCredit(held.services, cashier, { exceptionId, reason });
  expect(await refusalOf(keepAsCredit(held.services, cashier, { exceptionId, reason }))).toBe(
    'exception.settled_already',
  );
  const { exceptions } = await showExceptions(held.services, cashier, { state: 'settled', limit: 50 });
  expect(exceptions.find((line) => line.exceptionId === exceptionId)).toMatchObject({
    outcome: 'kept',
    note: reason,
    acts: [],
  });
  expect(await creditOf(held, worker)).toBe(600);
});

describe('a payment and its reversal', () => {
  const stand = async (of: TestWorker) => ({
    months: await monthsOf(held, of),
    credit: await creditOf(held, of),
    spans: await held.asAdmin(`select * from contributions.cover_spans where worker_id = '${of.workerId}'`),
    bills: await held.asAdmin(
      `select state, paid_idr from contributions.bills where payer_id = '${of.workerId}'`,
    ),
    payments: await held.asAdmin(
      `select state, amount_idr from contributions.payments where payer_id = '${of.workerId}'`,
    ),
    journals:
      await held.asAdmin(`select j.kind, t.debit_account, t.credit_account, t.amount_idr from contributions.postings t
      join contributions.journals j using (journal_id) where t.payer_id = '${of.workerId}' order by 1, 2, 3, 4`),
    open: await held.asAdmin(
      `select kind, amount_idr from contributions.exceptions where payer_id = '${of.workerId}' and state = 'open'`,
    ),
  });

  test('in either order end equal, each reversal reported twice', async () => {
    const [other] = (await insertContributors(held, 1)) as [TestWorker];
    await billMonth(held, '2026-11');
    const [before, after] = [newId(), newId()];
    await receive(held, [{ code, amountIdr: 8_400, receivedOn: '2026-11-10', reference: before }]);
    expect([await noteReversalFirst(before), await noteReversalFirst(before)]).toEqual([
      'reversed',
      'reversed',
    ]);
    expect([await noteReversalFirst(after), await noteReversalFirst(after)]).toEqual(['noted', 'noted']);
    const otherCode = await codeOf(held, other);
    await receive(held, [{ code: otherCode, amountIdr: 8_400, receivedOn: '2026-11-10', reference: after }]);
    expect(await stand(other)).toEqual(await stand(worker));
    expect((await stand(other)).months).toEqual(['2026-11 due']);
    expect(await faultsOf(held)).toEqual([]);
    const [line] = await held.asAdmin(
      `select state, outcome from contributions.exceptions where kind = 'reversal_first' and details ->> 'reference' = '${after}'`,
    );
    expect(line).toEqual({ state: 'settled', outcome: 'paired' });
  });

  test('of another amount takes nothing back and waits for a person, who takes note', async () => {
    const reference = newId();
    await receive(held, [{ code, amountIdr: 8_400, receivedOn: '2026-11-10', reference }]);
    expect(await noteReversalFirst(reference, '2026-11-12', 8_000)).toBe('amount_differs');
    expect(await monthsOf(held, worker)).toEqual(['2026-11 paid']);
    const [line] = await held.asAdmin(
      `select exception_id from contributions.exceptions where details ->> 'reference' = '${reference}'`,
    );
    await noteReversal(held.services, cashier, { exceptionId: String(line?.exception_id), reason });
  });
});
