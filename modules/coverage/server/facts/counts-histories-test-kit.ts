import { createRouterClient, ORPCError } from '@orpc/server';
import { filingsRoutes } from '#modules/contributions/server/index.ts';
import { counterRoutes, lifeRoutes, mergesRoutes } from '#modules/registry/server/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import { addMonths } from '#platform/core/month.ts';
import { type Caller, contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { anOfficer, billMonth, insertContributors, receive, reverse } from '#tests/support/a-contributor.ts';
import { aCaller, aWorker, insertWorkers, type TestWorker } from '#tests/support/a-registry.ts';
import {
  approveLists,
  billLists,
  insertProgramme,
  insertVerifiedList,
  type TestProgramme,
} from '#tests/support/a-sponsor.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { recount } from './counts-recount-test-kit.ts';
import type { Step } from './counts-steps-test-kit.ts';

export interface History {
  readonly held: TestDatabase;
  readonly workers: TestWorker[];
  readonly payments: string[];
  readonly employerId: string;
  readonly programme: TestProgramme;
}

const sesetan = '51.71.01.1003';
const reason = 'Surat keterangan dari kepala lingkungan';

/** Four who pay for themselves, the last of them a wage earner besides, and two wage earners of the same firm. */
export async function begin(held: TestDatabase): Promise<History> {
  const employerId = newId();
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code, risk_class, scale)
    values ('${employerId}', 'employer', 'PT Pasti', '{PT,PASTI}', '${sesetan}', 1, 'large')`);
  const own = await insertContributors(held, 4);
  const both = own[3]?.workerId;
  const wage = [1, 2].map(() => aWorker({ custodians: [employerId], workAreaCode: sesetan, segment: 'PU' }));
  await insertWorkers(held, wage);
  await held.asAdmin(`
    insert into registry.memberships (worker_id, membership_id, segment, organisation_id, state, opened_on, wage_idr, area_code, work_area_code, custodians)
      select worker_id, '${newId()}', 'PU', '${employerId}', 'REGISTERED', '2026-01-15', 4000000, area_code, work_area_code, '{${employerId}}' from registry.workers where worker_id = '${both}';
    update registry.workers set custodians = '{${employerId}}' where worker_id = '${both}';
    update registry.memberships set wage_idr = 4000000 where organisation_id = '${employerId}'`);
  await countOpen(held);
  const programme = await insertProgramme(held, { startMonth: '2026-02' });
  return { held, workers: [...own, ...wage], payments: [], employerId, programme };
}

/** People put there without an act are counted as registered by hand. */
async function countOpen(held: TestDatabase): Promise<void> {
  const cells = await recount(held, '2026-01-31');
  const rows = [...cells].map(([key, workers]) => {
    const [measure, month, cell = ''] = key.split(' ');
    const parts = [measure, month, ...cell.split('|')].map((part) => `'${part}'`);
    return `(gen_random_uuid(), ${parts.join(', ')}, ${workers})`;
  });
  await held.asAdmin(`insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band,
    occupation_group, workers) values ${rows.join(', ')}`);
}

/** Lets one thing happen on a day; answers the day after it. A refusal is an answer like another. */
export async function take(history: History, one: Step, day: string): Promise<string> {
  if (one.does === 'wait')
    return new Date(Date.parse(day) + one.days * 86_400_000).toISOString().slice(0, 10);
  try {
    await acts[one.does](history, one, day);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof ORPCError)) throw error;
  }
  return day;
}

type Act = (history: History, one: Step, day: string) => Promise<unknown>;

const acts: Record<Exclude<Step['does'], 'wait'>, Act> = {
  bill: ({ held }, _, day) => billMonth(held, day.slice(0, 7), day),
  pay: async (history, one, day) => {
    if (one.does !== 'pay') return;
    const receivedOn = new Date(Date.parse(day) - one.daysAgo * 86_400_000).toISOString().slice(0, 10);
    await payBill(history, personOf(history, one.who).workerId, {
      ...{ amountIdr: 8_400 * one.months, receivedOn, channel: one.channel },
    });
  },
  'pay ahead': async (history, one, day) => {
    if (one.does !== 'pay ahead') return;
    const { workerId } = personOf(history, one.who);
    await asOfficer(history.held, 'select * from contributions.issue_bills(array[$1::uuid], $2, null, $3)', [
      ...[workerId, one.months, day],
    ]);
    await payBill(history, workerId, { receivedOn: day, channel: 'va' });
  },
  'take back': async ({ held, payments }, one, day) => {
    if (one.does !== 'take back' || payments.length === 0) return;
    await reverse(held, payments[one.which % payments.length] ?? '', day);
  },
  sponsor: async (history, one, day) => {
    if (one.does !== 'sponsor') return;
    const { held, programme } = history;
    const people = one.people.map((index) => personOf(history, index));
    const firstMonth = addMonths(day.slice(0, 7), one.offset);
    const list = await insertVerifiedList(held, programme, people, { firstMonth, months: one.months });
    const [approved] = await approveLists(held, [list], day);
    if (approved?.answer !== 'approved') return;
    const [bill] = await billLists(held, [list], day);
    if (bill?.code) await payCode(history, bill.code, { receivedOn: day, channel: 'transfer' });
  },
  'file wages': async (history, one, day) => {
    if (one.does !== 'file wages') return;
    const { held, employerId } = history;
    const clerk = aCaller('employer', { organisationId: employerId, organisationIds: [employerId] });
    const filings = createRouterClient(filingsRoutes(on(held, day)), by(clerk));
    const month = addMonths(day.slice(0, 7), -one.back);
    const open = await filings.open({ employerId, month });
    const leaver = one.leaves === null ? null : personOf(history, one.leaves).workerId;
    const [membership] = await held.asAdmin(
      `select membership_id from registry.memberships where worker_id = '${leaver ?? newId()}' and organisation_id = '${employerId}' and ended_on is null`,
    );
    if (leaver && membership)
      await filings.change({
        ...{ filingId: open.filingId, version: open.version },
        edits: [
          {
            ...{ workerId: leaver, membershipId: String(membership.membership_id), correctsMonth: null },
            ...{ left: { on: `${month}-20`, reason: 'own_wish' as const }, remove: false },
          },
        ],
      });
    const { version } = await filings.show({ filingId: open.filingId });
    await filings.finalise({ filingId: open.filingId, version });
    if (one.isPaid) await payBill(history, employerId, { receivedOn: day, channel: 'va' });
  },
  register: async (history, _, day) => {
    const { held, workers } = history;
    if (workers.length > 7) return;
    const nik = `51710421048${1_000 + workers.length}`;
    const form = {
      ...{
        nik: nik.padEnd(16, '7'),
        name: 'Ni Luh Baru',
        birthDate: '21-04-1980',
        sex: 'P',
        areaCode: sesetan,
      },
      ...{ motherName: 'Ni Ketut Rai', phone: '', hamlet: '', address: '', workAreaCode: '', startedOn: '' },
      ...{ occupation: 'Pedagang canang', income: '1.500.000' },
    };
    const { workerId } = await createRouterClient(
      counterRoutes(on(held, day)),
      by(office('office_staff')),
    ).register({
      ...{ form, segment: 'BPU' as const, organisationId: null, withSavings: false, firstMonths: 1 },
      requestId: null,
    });
    workers.push({ ...aWorker({ areaCode: sesetan }), workerId });
  },
  move: (history, one, day) =>
    live(history, one, day, ({ areaCode }) => ({
      ...{ act: 'registry.move-worker' as const, on: day, hamlet: '', address: '' },
      villageCode: areaCode === sesetan ? '51.71.04.2008' : sesetan,
    })),
  'change work': (history, one, day) =>
    live(history, one, day, () => ({
      act: 'registry.change-work' as const,
      on: day,
      occupation: 'Nelayan',
      declaredIncomeIdr: '1500000',
    })),
  end: async (history, one, day) => {
    if (one.does !== 'end') return;
    const [membership] = await history.held.asAdmin(
      `select membership_id from registry.memberships where worker_id = '${personOf(history, one.who).workerId}' and segment = 'BPU' and ended_on is null`,
    );
    const membershipId = String(membership?.membership_id ?? newId());
    await live(history, one, day, () => ({
      ...{ act: 'registry.end-membership' as const, membershipId, on: day, why: 'own_wish' as const },
    }));
  },
  die: (history, one, day) =>
    live(history, one, day, () => ({ act: 'registry.report-death' as const, on: day })),
  merge: async (history, one, day) => {
    if (one.does !== 'merge' || one.who === one.other) return;
    const services = on(history.held, day);
    const [survivor, merged] = [personOf(history, one.who).workerId, personOf(history, one.other).workerId];
    const versions = {
      survivorVersion: await versionOf(history.held, survivor),
      mergedVersion: await versionOf(history.held, merged),
    };
    const proposed = await createRouterClient(mergesRoutes(services), by(office('office_staff'))).propose({
      ...{ workerId: survivor, otherId: merged, choices: {}, reason, ...versions },
    });
    await createRouterClient(mergesRoutes(services), by(office('office_supervisor'))).approve({
      ...{ workerId: survivor, requestId: proposed.requestId, ...versions },
    });
  },
  lapse: ({ held }, _, day) => held.database.worker.query('select contributions.lapse($1)', [day]),
  fold: async () => {},
};

type Words = Parameters<ReturnType<typeof lifeClient>['perform']>[0]['words'];

async function live(
  history: History,
  one: Step,
  day: string,
  wordsOf: (person: TestWorker) => Words,
): Promise<void> {
  if (!('who' in one)) return;
  const person = personOf(history, one.who);
  const { workerId } = person;
  const expectedVersion = await versionOf(history.held, workerId);
  const asked = { workerId, words: wordsOf(person), expectedVersion, reason };
  const { proposalId } = await lifeClient(history.held, day, office('office_staff')).perform(asked);
  if (proposalId)
    await lifeClient(history.held, day, office('office_supervisor')).approve({ workerId, proposalId });
}

function lifeClient(held: TestDatabase, day: string, caller: Caller) {
  return createRouterClient(lifeRoutes(on(held, day)), by(caller));
}

function office(role: 'office_staff' | 'office_supervisor'): Caller {
  return aCaller(role, { areaCodes: ['51.71'] });
}

function on(held: TestDatabase, day: string) {
  return { ...held.services, today: () => day };
}

function by(caller: Caller) {
  return { context: { caller, key: undefined, language: 'id' as const } };
}

function personOf({ workers }: History, index: number): TestWorker {
  const worker = workers[index % workers.length];
  if (!worker) throw new Error('nobody was made');
  return worker;
}

async function versionOf(held: TestDatabase, workerId: string): Promise<number> {
  const [row] = await held.asAdmin(`select version from registry.workers where worker_id = '${workerId}'`);
  return Number(row?.version ?? 1);
}

interface Money {
  readonly amountIdr?: number;
  readonly receivedOn: string;
  readonly channel: 'teller' | 'va' | 'transfer';
}

/** Pays something on the latest open bill of a payer, or on the latest that ended; the whole of it unless an amount is said. */
async function payBill(history: History, payerId: string, money: Money): Promise<void> {
  const [bill] = await history.held.asAdmin(
    `select code from contributions.bills where payer_id = '${payerId}' and state in ('open', 'expired') order by state = 'open' desc, first_month desc, issued_on desc, code limit 1`,
  );
  if (bill) await payCode(history, String(bill.code), money);
}

async function payCode({ held, payments }: History, code: string, money: Money): Promise<void> {
  const [bill] = await held.asAdmin(
    `select (amount_idr - paid_idr - forgone_idr + fee_idr - fee_paid_idr)::int as owed from contributions.bills where code = '${code}'`,
  );
  const amountIdr = money.amountIdr ?? Number(bill?.owed);
  if (!(amountIdr > 0)) return;
  const answers = await receive(held, [{ ...money, code, amountIdr }]);
  payments.push(...answers.map(({ payment_id }) => payment_id));
}

async function asOfficer(held: TestDatabase, statement: string, values: unknown[]): Promise<void> {
  await inTransaction(held.services.pool, contextOf(anOfficer), ({ client }) =>
    client.query(statement, values),
  );
}
