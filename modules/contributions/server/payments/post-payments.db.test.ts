import { beforeEach, describe, expect, test } from 'vitest';
import { billMonth, insertContributors, receive, reverse } from '#tests/support/a-contributor.ts';
import type { TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';

const held = testDatabase();
let worker: TestWorker;

beforeEach(async () => {
  [worker] = (await insertContributors(held, 1)) as [TestWorker];
});

const rowsOf = (statement: string) => held.asAdmin(statement.replaceAll('$w', `'${worker.workerId}'`));
const codeOf = async (month: string) =>
  String(
    (await rowsOf(`select code from contributions.bills where payer_id = $w and first_month = '${month}'`))[0]
      ?.code,
  );
const monthsOf = async () =>
  (
    await rowsOf(`select month, state from contributions.worker_months where worker_id = $w order by month`)
  ).map(({ month, state }) => `${String(month)} ${String(state)}`);
const creditOf = async () =>
  Number((await rowsOf(`select credit_idr from contributions.payers where payer_id = $w`))[0]?.credit_idr);
const spanOf = async () =>
  (
    await rowsOf(
      `select covered_from::text, paid_through, lapses_on::text, closed_on::text from contributions.cover_spans where worker_id = $w order by covered_from`,
    )
  ).map((row) => Object.values(row).join(' '));
const countedOf = async (measure: string) =>
  (
    await held.asAdmin(
      `select coalesce(sum(workers), 0)::int as n from coverage.fact_deltas where measure = '${measure}'`,
    )
  )[0]?.n;
const unbalanced = () =>
  held.asAdmin(`
    select k.payer_id from contributions.payers k
    left join (select payer_id, sum(case when credit_account = '2110' then amount_idr else -amount_idr end) as held_idr
      from contributions.postings where '2110' in (debit_account, credit_account) group by payer_id) p on p.payer_id = k.payer_id
    where k.credit_idr <> coalesce(p.held_idr, 0)`);

describe('a payment of one who pays for himself', () => {
  test('pays his month, makes him a member with a number, and covers from that day', async () => {
    await billMonth(held, '2026-11');
    const before = [await countedOf('PAID'), await countedOf('PROTECTED')];
    await receive(held, [{ code: await codeOf('2026-11'), amountIdr: 8_400, receivedOn: '2026-11-05' }]);
    expect(await monthsOf()).toEqual(['2026-11 paid']);
    expect(await spanOf()).toEqual(['2026-11-05 2026-11 2027-03-01 ']);
    expect(await creditOf()).toBe(0);
    expect(
      await rowsOf(
        `select state, kpj ~ '^[0-9]{11}$' as has_kpj from registry.memberships where worker_id = $w`,
      ),
    ).toEqual([{ state: 'ACTIVE', has_kpj: true }]);
    expect([await countedOf('PAID'), await countedOf('PROTECTED')]).toEqual(
      before.map((count) => Number(count) + 1),
    );
    expect(await unbalanced()).toEqual([]);
  });

  test('that comes twice with one reference has one effect', async () => {
    await billMonth(held, '2026-11');
    const code = await codeOf('2026-11');
    const same = { code, amountIdr: 8_400, receivedOn: '2026-11-05', reference: `same ${worker.workerId}` };
    const answers = await Promise.all(Array.from({ length: 20 }, () => receive(held, [same])));
    expect(answers.flat().filter(({ is_new }) => is_new)).toHaveLength(1);
    expect(new Set(answers.flat().map(({ payment_id }) => payment_id)).size).toBe(1);
    expect(await creditOf()).toBe(0);
    // The control: other references are other payments, and their money is kept.
    await receive(held, [{ ...same, reference: `other ${worker.workerId}` }]);
    expect(await creditOf()).toBe(8_400);
  });

  test('in arrears goes to the oldest month, whole months at a time, the rest is kept and pays the next bill', async () => {
    await billMonth(held, '2026-08');
    await receive(held, [{ code: await codeOf('2026-08'), amountIdr: 8_400, receivedOn: '2026-08-03' }]);
    for (const month of ['2026-09', '2026-10']) await billMonth(held, month);
    await receive(held, [{ code: await codeOf('2026-10'), amountIdr: 12_600, receivedOn: '2026-10-20' }]);
    expect(await monthsOf()).toEqual(['2026-08 paid', '2026-09 paid', '2026-10 due']);
    expect(await creditOf()).toBe(4_200);
    await receive(held, [{ code: await codeOf('2026-10'), amountIdr: 12_600, receivedOn: '2026-10-21' }]);
    expect(await creditOf()).toBe(8_400);
    await billMonth(held, '2026-11');
    expect(await monthsOf()).toEqual(['2026-08 paid', '2026-09 paid', '2026-10 paid', '2026-11 paid']);
    expect(await creditOf()).toBe(0);
    expect(await unbalanced()).toEqual([]);
  });

  test('after a lapse begins anew in the month of payment; months before are forgone', async () => {
    await billMonth(held, '2026-04');
    await receive(held, [{ code: await codeOf('2026-04'), amountIdr: 8_400, receivedOn: '2026-04-03' }]);
    for (const month of ['2026-05', '2026-06']) await billMonth(held, month);
    await receive(held, [{ code: await codeOf('2026-05'), amountIdr: 8_400, receivedOn: '2026-08-10' }]);
    expect(await monthsOf()).toEqual(['2026-04 paid', '2026-05 forgone', '2026-06 forgone', '2026-08 paid']);
    expect(await spanOf()).toEqual([
      '2026-04-03 2026-04 2026-08-01 2026-08-01',
      '2026-08-10 2026-08 2026-12-01 ',
    ]);
    expect(await unbalanced()).toEqual([]);
  });

  test('taken back leaves what was there before it, whichever came first', async () => {
    await billMonth(held, '2026-10');
    await billMonth(held, '2026-11');
    const [kept] = await receive(held, [
      { code: await codeOf('2026-10'), amountIdr: 8_400, receivedOn: '2026-10-02' },
    ]);
    const before = [await monthsOf(), await spanOf(), await countedOf('PAID'), await countedOf('PROTECTED')];
    const [taken] = await receive(held, [
      { code: await codeOf('2026-11'), amountIdr: 8_400, receivedOn: '2026-11-02' },
    ]);
    expect(await monthsOf()).toEqual(['2026-10 paid', '2026-11 paid']);
    expect(await reverse(held, String(taken?.payment_id), '2026-11-04')).toBe('reversed');
    expect(await reverse(held, String(taken?.payment_id), '2026-11-04')).toBe('reversed');
    expect([await monthsOf(), await spanOf(), await countedOf('PAID'), await countedOf('PROTECTED')]).toEqual(
      before,
    );
    await reverse(held, String(kept?.payment_id), '2026-11-05');
    expect(await monthsOf()).toEqual(['2026-10 due', '2026-11 due']);
    expect(await spanOf()).toEqual([]);
    expect(await creditOf()).toBe(0);
    expect(await unbalanced()).toEqual([]);
  });
});
