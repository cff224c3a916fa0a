import { contributionsOf } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { receive } from '#tests/support/a-contributor.ts';
import { aCaller, aWorker, insertWorkers, type TestWorker } from '#tests/support/a-registry.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { changeLines, type LineEdit } from './change-lines.ts';
import { finaliseFiling } from './finalise-filing.ts';
import { openFiling } from './open-filing.ts';

export interface TestEmployer {
  readonly employerId: string;
  readonly clerk: Caller;
  readonly workers: readonly TestWorker[];
}

let made = 0;

/** An employer in Ubung Kaja with members at a wage of four million, unless said otherwise. */
export async function anEmployer(
  held: TestDatabase,
  given: {
    readonly workers?: number;
    readonly kind?: string;
    readonly scale?: string | null;
    readonly wageIdr?: number;
  } = {},
): Promise<TestEmployer> {
  const { workers: count = 3, kind = 'employer', scale = 'large', wageIdr = 4_000_000 } = given;
  const employerId = newId();
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code, risk_class, scale)
    values ('${employerId}', '${kind}', 'PT Pasti', '{PT,PASTI}', '51.71.04.2008', 1, ${scale === null ? 'null' : `'${scale}'`})`);
  const workers = Array.from({ length: count }, () =>
    aWorker({ nik: aNik(), custodians: [employerId], workAreaCode: '51.71.04.2008', segment: 'PU' }),
  );
  await insertWorkers(held, workers);
  await held.asAdmin(
    `update registry.memberships set wage_idr = ${wageIdr}, state = 'REGISTERED' where organisation_id = '${employerId}'`,
  );
  const role = kind === 'government_office' ? 'government_office' : 'employer';
  const clerk = aCaller(role, { organisationId: employerId, organisationIds: [employerId] });
  return { employerId, clerk, workers };
}

/** Each its own, and plausible. */
export function aNik(): string {
  made += 1;
  const day = String((made % 28) + 1).padStart(2, '0');
  const month = String((Math.floor(made / 28) % 12) + 1).padStart(2, '0');
  const year = String((Math.floor(made / 336) % 40) + 60);
  return `517104${day}${month}${year}${String((made % 9_000) + 1_000)}`;
}

/** What a wage costs a large employer of class I by the rules. */
export function costOf(
  month: string,
  wagesIdr: readonly number[],
  scale: 'large' | 'micro' = 'large',
): bigint {
  const bill = { segment: 'PU', month, riskClass: 1, labourIntensive: false, employees: null } as const;
  const terms = { ...bill, employerKind: 'firm', scale, programmes: null, provisional: true } as const;
  return wagesIdr.reduce(
    (sum, wage) =>
      sum + contributionsOf(theLaw()).answer({ ...terms, wageIdr: BigInt(wage) }).result.totalIdr,
    0n,
  );
}

/** What must hold of all money and months whatever was done: ledger against credit, bills against their months. */
export async function faultsOfMoney(held: TestDatabase): Promise<readonly Record<string, unknown>[]> {
  return held.asAdmin(`
    select 'credit' as what, k.payer_id::text as id from contributions.payers k
      left join (select payer_id, sum(case when credit_account = '2110' then amount_idr else -amount_idr end) as held_idr
        from contributions.postings where '2110' in (debit_account, credit_account) group by payer_id) p on p.payer_id = k.payer_id
      where k.credit_idr <> coalesce(p.held_idr, 0)
    union all
    select 'bill', b.code from contributions.bills b left join (
        select bill_id, sum(amount_idr) as amount_idr, coalesce(sum(amount_idr) filter (where state = 'paid'), 0) as paid_idr from contributions.worker_months group by bill_id) w on w.bill_id = b.bill_id
      where b.state in ('open', 'paid') and (b.amount_idr <> coalesce(w.amount_idr, 0) or b.paid_idr <> coalesce(w.paid_idr, 0))
    union all
    select 'replaced', b.code from contributions.bills b join contributions.worker_months w on w.bill_id = b.bill_id where b.state = 'replaced'
    union all
    select 'funds', coalesce(f.account, w.account) from (
        select a.account, sum(case when p.credit_account = a.account then p.amount_idr else -p.amount_idr end) as amount_idr
        from contributions.postings p join contributions.ledger_accounts a on a.kind = 'fund' and a.account <> '4310' and a.account in (p.debit_account, p.credit_account) group by a.account) f
      full join (
        select v.account, sum(v.amount_idr) as amount_idr from contributions.worker_months m cross join lateral (values
          (case m.segment when 'PU' then '4210' else '4110' end, m.jkk_idr), (case m.segment when 'PU' then '4220' else '4120' end, m.jkm_idr),
          (case m.segment when 'PU' then '4230' else '4130' end, m.jht_employer_idr + m.jht_worker_idr), ('4240', m.jp_employer_idr + m.jp_worker_idr)) v (account, amount_idr)
        where m.state = 'paid' group by v.account) w on w.account = f.account
      where coalesce(f.amount_idr, 0) <> coalesce(w.amount_idr, 0)`);
}

/** What a test does with an employer's filings, as its clerk unless it names another caller. */
export function aClerksDay(held: TestDatabase, given: () => TestEmployer) {
  const open = (month: string, caller: Caller = given().clerk) =>
    openFiling(held.services, caller, { employerId: given().employerId, month });
  const finalise = (
    { filingId, version }: { filingId: string; version: number },
    caller: Caller = given().clerk,
  ) => finaliseFiling(held.services, caller, { filingId, version });
  const file = async (month: string) => finalise(await open(month));
  const membershipOf = async ({ workerId }: TestWorker) =>
    String(
      (
        await held.asAdmin(
          `select membership_id from registry.memberships where worker_id = '${workerId}' order by opened_on desc limit 1`,
        )
      )[0]?.membership_id,
    );
  const anEdit = async (worker: TestWorker, edit: Partial<LineEdit>): Promise<LineEdit> => ({
    workerId: worker.workerId,
    membershipId: await membershipOf(worker),
    correctsMonth: null,
    remove: false,
    ...edit,
  });
  const change = async (filing: { filingId: string; version: number }, edits: readonly LineEdit[]) =>
    changeLines(held.services, given().clerk, { filingId: filing.filingId, version: filing.version, edits });
  const workerAt = (index: number): TestWorker => {
    const worker = given().workers[index];
    if (!worker) throw new Error('no such worker');
    return worker;
  };
  const pay = (code: string, amountIdr: number, receivedOn: string) =>
    receive(held, [{ code, amountIdr, receivedOn }]);
  const payBill = async (
    { bill }: { bill: { code: string; amountIdr: string; feeIdr: string } | null },
    on: string,
  ) => {
    if (!bill) throw new Error('there is no bill');
    return pay(bill.code, Number(bill.amountIdr) + Number(bill.feeIdr), on);
  };
  const rows = (statement: string) => held.asAdmin(statement.replaceAll('$e', `'${given().employerId}'`));
  const provisional = (month: string, on: string) =>
    held.database.worker.query('select contributions.run_pu_bills($1, $2)', [month, on]);
  const creditOf = async () =>
    Number((await rows('select credit_idr from contributions.payers where payer_id = $e'))[0]?.credit_idr);
  return {
    open,
    finalise,
    file,
    anEdit,
    membershipOf,
    change,
    workerAt,
    pay,
    payBill,
    rows,
    provisional,
    creditOf,
  };
}
