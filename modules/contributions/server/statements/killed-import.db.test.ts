import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { billMonth, insertContributors } from '#tests/support/a-contributor.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { importStatement } from './import-statement.ts';
import { importStatementNow } from './import-statement-now.ts';
import type { PostOrder } from './post-statement.test-process.ts';
import { csvSample, type SampleMovement } from './reading/statement-samples.ts';

const held = testDatabase();
const officer = aCaller('office_staff', { areaCodes: ['51.71'] });
const program = fileURLToPath(new URL('./post-statement.test-process.ts', import.meta.url));
const people = 1_200;

/** 1,200 that pay, 340 unknown, 400 bank charges, 60 that take back some of the first: in the order of a bank, all mixed. */
function mixed(codes: readonly string[]): SampleMovement[] {
  const day = (index: number) => `2026-11-${String(1 + (index % 10)).padStart(2, '0')}`;
  const paying = codes.map((code, index) =>
    line(day(index), { reference: `P${index}`, text: `IURAN ${code}` }),
  );
  const unknown = times(340, (index) => line(day(index), { reference: `U${index}`, text: 'SETORAN TUNAI' }));
  const charges = times(400, (index) =>
    line(day(index), { reference: `C${index}`, text: 'BIAYA', direction: 'debit' }),
  );
  const back = times(60, (index) =>
    line('2026-11-12', {
      reference: `P${index * 5}`,
      text: 'REVERSAL',
      direction: 'debit',
      isReversal: true,
    }),
  );
  const all = [...paying, ...unknown, ...charges, ...back];
  return all.map((_, index) => all[(index * 7) % all.length] ?? line(day(index), {}));
}

function times<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function line(day: string, rest: Partial<SampleMovement>): SampleMovement {
  return { ...{ day, amountIdr: 8_400n, direction: 'credit', reference: '', text: '' }, ...rest };
}

/** Runs the posting and kills it after some milliseconds; true when it had ended before. */
async function postInProcess(order: PostOrder, killAfterMilliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMilliseconds);
  const [code, signal] = await ended;
  clearTimeout(timer);
  if (signal !== 'SIGKILL') expect(code).toBe(0);
  return signal !== 'SIGKILL';
}

const traces = (statementId: string) =>
  held.asAdmin(`select
    (select count(*)::int from contributions.statement_lines where statement_id = '${statementId}') as lines,
    (select count(*)::int from contributions.payments) as payments,
    (select count(*)::int from contributions.worker_months where state = 'paid') as paid,
    (select count(*)::int from contributions.exceptions where kind = 'unknown') as unknown,
    (select coalesce(sum(case when debit_account = '1130' then amount_idr when credit_account = '1130' then -amount_idr end), 0)::int
      from contributions.postings where '1130' in (debit_account, credit_account)) as bank,
    (select count(*)::int from platform.audit_entries where act = 'contributions.post-statement') as audited`);

test('a process killed at any moment of an import leaves nothing half done; run again, 2,000 mixed lines count once each', async () => {
  await insertContributors(held, people);
  await billMonth(held, '2026-11');
  const bills = await held.asAdmin(`select code from contributions.bills order by code`);
  const movements = mixed(bills.map(({ code }) => String(code)));
  const text = csvSample({ account: '0101234567', openingIdr: 50_000_000n, movements });
  const upload = {
    fileName: 'mutasi.csv',
    bytes: new TextEncoder().encode(text),
    format: null,
    account: null,
  };
  const { statement_id: statementId } = await importStatement(held.services, officer, upload);

  const order = { adminUrl: held.adminUrl, statementId, caller: officer };
  let kills = 0;
  for (let after = 120; !(await postInProcess(order, after)); after = Math.round(after * 2.2)) {
    kills += 1;
    const [left] = await traces(statementId);
    // All of it or nothing: a kill between commit and exit leaves a statement that is posted.
    if (Number(left?.lines) > 0) break;
    expect(left).toEqual({ lines: 0, payments: 0, paid: 0, unknown: 0, bank: 0, audited: 0 });
  }
  expect(kills).toBeGreaterThan(1);

  const posted = {
    lines: 2_000,
    payments: 1_540,
    paid: 1_140,
    unknown: 340,
    bank: 1_480 * 8_400,
    audited: 1,
  };
  expect(await traces(statementId)).toEqual([posted]);
  const again = await importStatementNow(held.services, officer, { upload });
  expect(again).toMatchObject({
    ...{ statement: statementId, lines: 2_000, matched: 1_200, unmatched: 340, duplicate: 0, reversals: 60 },
    ...{ ignored: 400, totalIdr: String(1_540 * 8_400) },
  });
  expect(await traces(statementId)).toEqual([posted]);
});

test('money stays whole: what the bank holds is what payers and funds and the unidentified hold', async () => {
  const [sums] = await held.asAdmin(`
    with moved as (
      select debit_account as account, amount_idr from contributions.postings
      union all select credit_account, -amount_idr from contributions.postings)
    select sum(amount_idr) filter (where account like '1%')::int as assets, -sum(amount_idr) filter (where account not like '1%')::int as held,
      -sum(amount_idr) filter (where account = '2120')::int as unidentified from moved`);
  expect(sums).toEqual({ assets: 1_480 * 8_400, held: 1_480 * 8_400, unidentified: 340 * 8_400 });
});
