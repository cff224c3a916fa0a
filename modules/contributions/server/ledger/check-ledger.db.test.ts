import { beforeAll, describe, expect, test } from 'vitest';
import { ledgerFaultKinds } from '#modules/contributions/core/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { billMonth, insertContributors, receive, reverse } from '#tests/support/a-contributor.ts';
import { testDatabase } from '#tests/support/database.ts';
import { checkLedger } from './check-ledger.ts';

const held = testDatabase();

beforeAll(async () => {
  const workers = await insertContributors(held, 3);
  await billMonth(held, '2026-11');
  const bills = await held.asAdmin(
    `select code from contributions.bills where payer_id in (${workers.map(({ workerId }) => `'${workerId}'`).join(',')}) order by code`,
  );
  const payments = bills.map(({ code }) => ({
    code: String(code),
    amountIdr: 9_000,
    receivedOn: '2026-11-05',
  }));
  const [, taken] = await receive(held, payments);
  await reverse(held, String(taken?.payment_id), '2026-11-07');
  await receive(held, [{ code: '', amountIdr: 4_000, receivedOn: '2026-11-06', channel: 'transfer' }]);
});

const anyPosting = `(select journal_id from contributions.postings where debit_account = '1120' and credit_account = '2110' order by journal_id limit 1)`;
const aPaid = `(select payment_id from contributions.payments where state = 'posted' order by payment_id limit 1)`;

/** Each fault as someone with all rights would make it, past every rule of the database. */
const planted: Readonly<Record<(typeof ledgerFaultKinds)[number], string>> = {
  'account.unknown': `update contributions.postings set credit_account = '9999' where journal_id = ${anyPosting}`,
  'balance.differs': `update contributions.postings set credit_account = '9999' where journal_id = ${anyPosting}`,
  'posting.without_journal': `delete from contributions.journals where journal_id = ${anyPosting}`,
  'journal.without_postings': `insert into contributions.journals (journal_id, kind, booked_on) values ('${newId()}', 'correction', '2026-11-08')`,
  'posting.without_payer': `update contributions.postings set payer_id = null where journal_id = ${anyPosting}`,
  'credit.differs': `update contributions.payers set credit_idr = credit_idr + 1 where payer_id = (select payer_id from contributions.payments where payment_id = ${aPaid})`,
  'unidentified.differs': `update contributions.payments set state = 'posted' where state = 'unidentified'`,
  'programme.differs': `update contributions.postings set amount_idr = amount_idr + 1 where credit_account = '4110'`,
  'fee.differs': `update contributions.bills set fee_idr = 5, fee_paid_idr = 5 where bill_id = (select bill_id from contributions.payments where payment_id = ${aPaid})`,
  'payment.without_journal': `update contributions.journals set payment_id = null where kind = 'payment' and payment_id = ${aPaid}`,
  'payment.journal_differs': `update contributions.payments set amount_idr = amount_idr + 1 where payment_id = ${aPaid}`,
  'reversal.differs': `update contributions.payments set state = 'reversed' where payment_id = ${aPaid}`,
  'month.payment_differs': `update contributions.worker_months set payment_id = '${newId()}' where state = 'paid' and payment_id = ${aPaid}`,
  'month.paid_twice': `drop index contributions.worker_months__bpu_once;
    insert into contributions.worker_months select worker_id, month, '${newId()}', part, segment, bill_id, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr,
      jht_employer_idr, jht_worker_idr, jp_employer_idr, jp_worker_idr, state, paid_on, payment_id, area_code, work_area_code, custodians, sex, birth_band, occupation_group
    from contributions.worker_months where payment_id = ${aPaid}`,
  'bill.paid_differs': `update contributions.bills set paid_idr = paid_idr - 1 where bill_id = (select bill_id from contributions.payments where payment_id = ${aPaid})`,
  'bill.forgone_differs': `update contributions.bills set forgone_idr = 1 where bill_id = (select bill_id from contributions.payments where state = 'reversed' limit 1)`,
  'bill.state_differs': `update contributions.bills set state = 'paid' where bill_id = (select bill_id from contributions.payments where state = 'reversed' limit 1)`,
  'reference.missing': `update contributions.payments set bill_id = '${newId()}' where payment_id = ${aPaid}`,
};

const kindsAfter = async (plant: string) => {
  // One message, one transaction; the last statement ends it with what was found, and nothing stays.
  const [row] = await held
    .asAdmin(`do $planted$ declare found text;
      begin
        alter table contributions.journals disable trigger user; alter table contributions.postings disable trigger user;
        ${plant};
        select string_agg(distinct f.fault, ',') into found from contributions.ledger_faults() f;
        raise exception 'found:%', found;
      end $planted$`)
    .catch((error: unknown) => [{ text: error instanceof Error ? error.message : '' }]);
  return String(row?.text).replace('found:', '').split(',');
};

describe('the check of the ledger', () => {
  test('finds nothing where payments, reversals and unknown money were booked', async () => {
    const state = await checkLedger(held.database.worker);
    expect(state).toMatchObject({ balanced: true, faults: [] });
    expect(state.accounts).toBeGreaterThan(12);
    expect(state.journals).toBeGreaterThan(6);
    expect(state.postings).toBeGreaterThan(10);
  });

  test.each(ledgerFaultKinds)('names %s', async (kind) => {
    expect(await kindsAfter(planted[kind])).toContain(kind);
  });

  test('names whose it is, what it should be and what it is', async () => {
    const [payer] = await held.asAdmin(
      `update contributions.payers set credit_idr = credit_idr + 7 where payer_id = (select payer_id from contributions.payments where payment_id = ${aPaid}) returning payer_id, credit_idr`,
    );
    const { balanced, faults } = await checkLedger(held.database.worker);
    expect(balanced).toBe(false);
    expect(faults).toEqual([
      {
        fault: 'credit.differs',
        subject: payer?.payer_id,
        expectedIdr: String(payer?.credit_idr),
        foundIdr: String(Number(payer?.credit_idr) - 7),
      },
    ]);
    await held.asAdmin(
      `update contributions.payers set credit_idr = credit_idr - 7 where payer_id = '${String(payer?.payer_id)}'`,
    );
  });

  test('the ledger itself takes no change and no line that does not balance', async () => {
    await expect(held.asAdmin(`delete from contributions.postings`)).rejects.toThrow();
    await expect(held.asAdmin(`update contributions.journals set reason = 'x'`)).rejects.toThrow();
    await expect(
      held.asAdmin(
        `insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, booked_on) values ('${newId()}', 1, '1110', '1110', 5, '2026-11-01')`,
      ),
    ).rejects.toThrow('postings__two_accounts');
  });
});
