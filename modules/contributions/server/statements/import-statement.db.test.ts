import { beforeEach, expect, test } from 'vitest';
import { billMonth, insertContributors, receive } from '#tests/support/a-contributor.ts';
import { aCaller, type TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { importStatementNow } from './import-statement-now.ts';
import { camtSample, csvSample, mt940Sample, type SampleMovement } from './reading/statement-samples.ts';

const held = testDatabase();
const officer = aCaller('office_supervisor', { areaCodes: ['51.71'] });
let workers: readonly TestWorker[];
let account = 0;

beforeEach(async () => {
  // Each test has a bank account and people of its own.
  account += 1;
  workers = await insertContributors(held, 3);
  await billMonth(held, '2026-11');
});

const own = (query: string) =>
  held.asAdmin(query.replaceAll('$w', workers.map(({ workerId }) => `'${workerId}'`).join(', ')));

async function codes(): Promise<string[]> {
  const bills = await own(
    `select code from contributions.bills where payer_id in ($w) and first_month = '2026-11' order by payer_id`,
  );
  return bills.map(({ code }) => String(code));
}

const credit = (code: string, reference: string, amountIdr = 8_400n): SampleMovement => ({
  ...{ day: '2026-11-05', amountIdr, direction: 'credit', reference, text: `IURAN ${code} I WAYAN` },
});
const takenBack = (code: string, reference: string): SampleMovement => ({
  ...{
    day: '2026-11-06',
    amountIdr: 8_400n,
    direction: 'debit',
    reference,
    text: `REVERSAL ${code}`,
    isReversal: true,
  },
});

function take(movements: readonly SampleMovement[], write = csvSample) {
  const text = write({
    account: `01012345${String(account).padStart(2, '0')}`,
    openingIdr: 1_000_000n,
    movements,
  });
  const upload = {
    fileName: 'mutasi.csv',
    bytes: new TextEncoder().encode(text),
    format: null,
    account: null,
  };
  return importStatementNow(held.services, officer, { upload });
}

/** What money did: months, credit, payments, ledger and open work of these workers, without what only tells when. */
async function standing() {
  return {
    months: await own(
      `select worker_id, month, state from contributions.worker_months where worker_id in ($w) order by 1, 2`,
    ),
    credit: await own(
      `select payer_id, credit_idr from contributions.payers where payer_id in ($w) order by 1`,
    ),
    bills: await own(
      `select code, state, paid_idr from contributions.bills where payer_id in ($w) order by 1`,
    ),
    members: await own(
      `select worker_id, state from registry.memberships where worker_id in ($w) order by 1`,
    ),
    payments: await own(
      `select reference, state, amount_idr from contributions.payments where payer_id in ($w) order by 1`,
    ),
    ledger: await own(
      `select debit_account, credit_account, sum(amount_idr) from contributions.postings where payer_id in ($w) group by 1, 2 order by 1, 2`,
    ),
    open: await own(
      `select kind, amount_idr from contributions.exceptions where payer_id in ($w) and state = 'open' order by 1`,
    ),
  };
}

const unsettledReversals = () =>
  held.asAdmin(`select state, outcome from contributions.exceptions where kind = 'reversal_first'
    and details ->> 'statementId' in (select statement_id::text from contributions.statements where bank_account = '••••45${String(account).padStart(2, '0')}')`);

test.each([
  ['CAMT.053', camtSample],
  ['MT940', mt940Sample],
  ['CSV', csvSample],
])(
  '%s: credits with a code pay, others wait for a person, what is not ours is kept',
  async (_name, write) => {
    const [one = '', two = ''] = await codes();
    const fee: SampleMovement = {
      day: '2026-11-05',
      amountIdr: 2_500n,
      direction: 'debit',
      reference: 'F1',
      text: 'BIAYA',
    };
    const stray = { ...credit('', 'FT9', 5_000n), text: 'SETORAN TUNAI' };
    const taken = await take([credit(one, 'FT1'), credit(two, 'FT2'), stray, fee], write);
    expect(taken).toMatchObject({
      lines: 4,
      matched: 2,
      unmatched: 1,
      duplicate: 0,
      reversals: 0,
      ignored: 1,
      totalIdr: '21800',
    });
    expect((await standing()).months.map(({ state }) => state).toSorted()).toEqual(['due', 'paid', 'paid']);
    const waiting = await held.asAdmin(`select x.kind, x.amount_idr from contributions.exceptions x
    join contributions.payments p on p.payment_id = x.payment_id where p.batch_id = '${taken.statement}'`);
    expect(waiting).toEqual(
      [{ kind: 'unknown', amount_idr: 5_000n }].map((row) => ({ ...row, amount_idr: '5000' })),
    );
  },
);

test('the same file twice changes nothing and answers the same', async () => {
  const [one = ''] = await codes();
  const first = await take([credit(one, 'FT1')]);
  const before = await standing();
  expect(await take([credit(one, 'FT1')])).toEqual(first);
  expect(await standing()).toEqual(before);
});

test('files that overlap take each line once; the control without the overlap takes it twice', async () => {
  const [one = '', two = ''] = await codes();
  await take([credit(one, 'FT1')]);
  const overlapping = await take([credit(one, 'FT1'), credit(two, 'FT2')], mt940Sample);
  expect(overlapping).toMatchObject({ lines: 2, matched: 1, duplicate: 1, totalIdr: '16800' });
  expect((await standing()).credit.map(({ credit_idr }) => Number(credit_idr))).not.toContain(8_400);
  await take([credit(one, 'FT3')]);
  expect((await standing()).credit.map(({ credit_idr }) => Number(credit_idr))).toContain(8_400);
});

test('two equal lines of one file are two payments, and both are known in the next file', async () => {
  const [one = ''] = await codes();
  expect(await take([credit(one, 'FT1'), credit(one, 'FT1')])).toMatchObject({ matched: 2 });
  expect(await take([credit(one, 'FT1'), credit(one, 'FT1'), credit(one, 'FT1')])).toMatchObject({
    matched: 1,
    duplicate: 2,
  });
});

test('money told of by the bank through the virtual account is not taken again', async () => {
  const [one = '', two = ''] = await codes();
  const reference = `VA${one.slice(4, 12)}`;
  await receive(held, [{ code: one, amountIdr: 8_400, receivedOn: '2026-11-05', reference }]);
  const told = { ...credit(one, 'FT1'), text: `VA 88810${one} ${one} REF ${reference.toLowerCase()}` };
  // The control: the same amount under another reference is other money.
  const other = { ...credit(two, 'FT2'), text: `${two} REF VA00000000` };
  expect(await take([told, other])).toMatchObject({ matched: 1, duplicate: 1 });
  expect((await standing()).credit.every(({ credit_idr }) => Number(credit_idr) === 0)).toBe(true);
});

test.each([
  ['by its reference', 'FT1'],
  ['by its code', 'FT2'],
])(
  'a payment and its reversal, known %s, end equal in either order and in one file',
  async (_how, reference) => {
    const [one = '', two = '', three = ''] = await codes();
    const untouched = await standing();
    await take([credit(one, 'FT1')]);
    expect((await standing()).months).not.toEqual(untouched.months);
    await take([takenBack(one, reference)]);
    await take([takenBack(two, `${reference}B`)]);
    expect(await unsettledReversals()).toEqual([{ state: 'open', outcome: null }]);
    await take([credit(two, 'FT1B')]);
    expect(await unsettledReversals()).toEqual([{ state: 'settled', outcome: 'paired' }]);
    await take([takenBack(three, `${reference}C`), credit(three, 'FT1C')]);
    const after = await standing();
    expect(after.months).toEqual(untouched.months);
    expect(after.credit.map(({ credit_idr }) => Number(credit_idr))).toEqual([0, 0, 0]);
    expect(after.bills.map(({ state, paid_idr }) => [state, Number(paid_idr)])).toEqual(
      Array(3).fill(['open', 0]),
    );
    expect(after.members).toEqual(untouched.members);
    expect(after.payments.map(({ state }) => state)).toEqual(Array(3).fill('reversed'));
    expect(after.open).toEqual(Array(3).fill({ kind: 'reversed', amount_idr: '8400' }));
  },
);

test('a reversal takes back one payment, not another of the same amount; a second one waits for a person', async () => {
  const [one = '', two = ''] = await codes();
  const taken = await take([
    credit(one, 'FT1'),
    credit(two, 'FT2'),
    takenBack(one, 'FT1'),
    { ...takenBack(one, 'FT1'), day: '2026-11-07' },
  ]);
  expect(taken).toMatchObject({ matched: 2, reversals: 2 });
  expect((await standing()).payments.map(({ state }) => state).toSorted()).toEqual(['posted', 'reversed']);
  expect(await unsettledReversals()).toEqual([{ state: 'open', outcome: null }]);
});
