import { keepLaw } from '#modules/contributions/server/index.ts';
import { contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { receive } from '#tests/support/a-contributor.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { approveLists, insertProgramme, type TestList } from '#tests/support/a-sponsor.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts';
import type { Figure } from './figure.ts';
import { fillMembers } from './fill-members.ts';

const [villages, workers, months] = [64, 200, 6] as const;
const on = '2026-11-15';
const limitSeconds = 5;
const gianyar = aCaller('office_supervisor', { areaCodes: ['51.04'] });

/** 12,800 workers of 64 villages, six months each: approved, billed and paid, beside the bare writing of the same rows. */
export async function* measureApproval(): AsyncIterable<Figure> {
  const bench = await openBenchDatabase();
  try {
    const held = asTest(bench);
    await keepLaw(held.services.pool, on);
    await fillMembers(bench.admin, { from: 0, bpu: 100_000, pu: 0 });
    const lists = await makeLists(held, bench);
    const approval = await seconds(async () => {
      const answers = await approveLists(held, lists, on, gianyar);
      if (answers.some(({ answer }) => answer !== 'approved'))
        throw new Error(`not approved: ${JSON.stringify(answers[0])}`);
    });
    let code = '';
    const billing = await seconds(async () => {
      code = await bill(held, lists);
    });
    await expectMonths(bench);
    const bare = await bareRows(bench);
    yield {
      name: `approval, bills and worker-months of ${villages * workers} x ${months}`,
      measured: `${(approval + billing).toFixed(1)} s (approval ${approval.toFixed(1)}, bills ${billing.toFixed(1)})`,
      beside: `limit ${limitSeconds} s`,
      ratio: (approval + billing) / limitSeconds,
      bound: { atMost: 1 },
    };
    yield {
      name: 'the same beside bare writing',
      measured: `${(approval + billing).toFixed(1)} s`,
      beside: `the same rows inserted, then their bill written, bare ${bare.toFixed(1)} s`,
      ratio: bare / (approval + billing),
      bound: { atLeast: 0.25 },
    };
    const payment = await seconds(() =>
      receive(held, [{ code, amountIdr: villages * workers * months * 16_800, receivedOn: on }]),
    );
    await expectPaid(bench);
    yield {
      name: `payment of ${villages} sponsor's bills at once`,
      measured: `${payment.toFixed(1)} s`,
      beside: `the same rows inserted, then their bill written, bare ${bare.toFixed(1)} s`,
      ratio: bare / payment,
      bound: { atLeast: 0.1 },
    };
  } finally {
    await bench.close();
  }
}

function asTest({ database, services, adminUrl, admin }: BenchDatabase): TestDatabase {
  return {
    ...{ database, services, adminUrl },
    asAdmin: async (statement) => {
      const result: unknown = await admin.query(statement);
      const last: unknown = Array.isArray(result) ? result.at(-1) : result;
      return rowsOf(last);
    },
  };
}

function rowsOf(result: unknown): Record<string, unknown>[] {
  return typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows)
    ? result.rows
    : [];
}

/** A verified list of 200 people in each of the 64 villages, made by the database itself. */
async function makeLists(held: TestDatabase, { admin }: BenchDatabase): Promise<TestList[]> {
  const { programmeId, budgetId } = await insertProgramme(held, {
    ...{ areaCode: '51.04', months, ceilingIdr: 2_000_000_000 },
  });
  await admin.query(`
    create temp table named as select code, row_number() over (order by code) - 1 as place from registry.areas where level = 4 and code like '51.04.%' limit ${villages};
    insert into sponsorship.lists (list_id, programme_id, budget_id, village_code, kind, state, first_month, months, maker_key, verifier_key)
      select md5('list ' || code)::uuid, '${programmeId}', '${budgetId}', code, 'first', 'verified', '2026-12', ${months}, 'maker', 'verifier' from named;
    insert into sponsorship.candidates (worker_id, list_id, place, state, name, nik_masked, birth_date, sex, occupation_group, residence_code, village_code, programme_id)
      select w.worker_id, md5('list ' || v.code)::uuid, w.n, 'accepted', w.name, w.nik_masked, w.birth_date, w.sex, w.occupation_group, w.area_code, v.code, '${programmeId}'
      from (select *, row_number() over (order by worker_id) - 1 as n from registry.workers) w join named v on v.place = w.n / ${workers};
    update sponsorship.lists set content_hash = sponsorship.list_hash(list_id);
    analyze sponsorship.candidates, sponsorship.lists`);
  const rows = await held.asAdmin('select list_id, version, content_hash from sponsorship.lists order by 1');
  return rows.map((row) => ({
    ...{ listId: String(row.list_id), version: Number(row.version), hash: String(row.content_hash) },
  }));
}

/** Bills the lists; answers the code of one of the bills, which all have one payer. */
async function bill(held: TestDatabase, lists: readonly TestList[]): Promise<string> {
  const actor = { accountId: gianyar.accountId, name: gianyar.name, personKey: gianyar.personKey };
  return inTransaction(held.services.pool, contextOf(gianyar), async ({ client }) => {
    const { rows } = await client.query<{ answer: string; code: string }>(
      'select answer, code from sponsorship.bill_lists($1, $2, $3::jsonb)',
      [lists.map(({ listId }) => listId), on, JSON.stringify(actor)],
    );
    if (rows.length !== villages || rows.some(({ answer }) => answer !== 'billed'))
      throw new Error('not billed');
    return rows[0]?.code ?? '';
  });
}

async function expectMonths({ admin }: BenchDatabase): Promise<void> {
  const { rows } = await admin.query<{ n: number }>(
    `select count(*)::integer as n from contributions.worker_months x join contributions.bills b on b.bill_id = x.bill_id where b.kind = 'sponsor'`,
  );
  if (rows[0]?.n !== villages * workers * months) throw new Error(`billed ${rows[0]?.n} worker-months`);
}

async function expectPaid({ admin }: BenchDatabase): Promise<void> {
  const { rows } = await admin.query<{ state: string; n: number }>(
    'select state, count(*)::integer as n from sponsorship.lists group by 1',
  );
  if (rows[0]?.state !== 'paid' || rows[0].n !== villages)
    throw new Error(`not paid: ${JSON.stringify(rows)}`);
}

/** The same worker-months written into a table with the same keys, then their bill: nothing decides what they are. */
async function bareRows({ admin }: BenchDatabase): Promise<number> {
  await admin.query(`create schema bare;
    create table bare.worker_months (like contributions.worker_months including defaults including indexes including constraints)`);
  return seconds(async () => {
    await admin.query('insert into bare.worker_months select * from contributions.worker_months');
    await admin.query('update bare.worker_months set bill_id = md5(bill_id::text)::uuid');
  });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
