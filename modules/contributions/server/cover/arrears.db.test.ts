import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import { anOfficer, billMonth, insertContributors, receive } from '#tests/support/a-contributor.ts';
import { aCaller, type TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { followTheCalendar } from './follow-the-calendar.ts';
import { issueLetters } from './issue-letters.ts';
import { showAgeing } from './show-ageing.ts';
import { exportArrears, showArrears, showArrearsCounts } from './show-arrears.ts';
import { printLetter, printLettersTogether, showLetters } from './show-letters.ts';

const held = testDatabase();
const today = '2026-11-20';
const services = (): Services => ({ ...held.services, today: () => today });
const elsewhere = aCaller('office_staff', { areaCodes: ['51.04'] });
const [hotel, shop, orderly] = [newId(), newId(), newId()];
const employer = (id: string) => aCaller('employer', { organisationId: id, organisationIds: [id] });
let people: readonly TestWorker[];

/** Each paid once, in another month: the last of them never. */
const owedMonths = [0, 1, 2, 3, 0];
const paidIn = ['2026-11', '2026-10', '2026-09', '2026-08', '2026-05'];

beforeAll(async () => {
  people = await insertContributors(held, 6);
  for (const month of ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']) {
    await billMonth(held, month);
    const paying = people.filter((_, index) => paidIn[index] === month).map(({ workerId }) => workerId);
    const codes = await held.asAdmin(
      `select code from contributions.bills where first_month = '${month}' and payer_id in ('${[newId(), ...paying].join("','")}')`,
    );
    await receive(
      held,
      codes.map(({ code }) => ({ code: String(code), amountIdr: 8_400, receivedOn: `${month}-10` })),
    );
  }
  await followTheCalendar(services(), held.database.worker);
  await held.asAdmin(`
    insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code, npp)
    values ('${hotel}', 'employer', 'PT Segara Ayu', '{segara}', '51.71.04.2008', 'UJI00001'), ('${shop}', 'employer', 'CV Toko', '{toko}', '51.04.01.2001', 'UJI00002'),
      ('${orderly}', 'employer', 'CV Tertib', '{tertib}', '51.71.01.1003', 'UJI00003');
    insert into contributions.payers (payer_id, kind, number, credit_idr, work_area_code)
    select o.organisation_id, 'employer', 900 + row_number() over (), 0, o.area_code from registry.organisations o where o.organisation_id in ('${hotel}', '${shop}', '${orderly}');
    insert into contributions.bills (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months, amount_idr, state, issued_on, due_on, work_area_code)
    select gen_random_uuid(), contributions.payment_code('employer', k.number, b.month, 0), k.payer_id, 'employer', 'filing', 'PU', b.month, b.month, 3, 3, b.amount, 'open', '2026-01-05', b.due::date, k.work_area_code
    from (values ('${hotel}'::uuid, '2026-09', 1000000, '2026-10-15'), ('${hotel}'::uuid, '2026-08', 2000000, '2026-09-15'), ('${hotel}'::uuid, '2026-03', 3000000, '2026-04-15'),
      ('${shop}'::uuid, '2026-09', 500000, '2026-10-15'), ('${orderly}'::uuid, '2026-10', 700000, '2026-12-15')) as b (payer, month, amount, due)
      join contributions.payers k on k.payer_id = b.payer`);
});

const countsFor = async (caller: Caller, asked = {}) =>
  Object.fromEntries(
    (await showArrearsCounts(services(), caller, asked)).counts.map(({ tab, workers }) => [tab, workers]),
  );
const listed = async (
  tab: 'ends' | 'one' | 'two' | 'three' | 'lapsed',
  caller: Caller = anOfficer,
  asked = {},
) => (await showArrears(services(), caller, { tab, limit: 50, ...asked })).workers;

describe('the work lists of people', () => {
  test('hold each in the list of how far behind he is', async () => {
    expect(await countsFor(anOfficer)).toEqual({ ends: 1, one: 1, two: 1, three: 1, lapsed: 1 });
    for (const [index, tab] of (['ends', 'one', 'two', 'three', 'lapsed'] as const).entries())
      expect(await listed(tab)).toMatchObject([
        {
          workerId: people[index]?.workerId,
          paidThrough: paidIn[index],
          owedIdr: String((owedMonths[index] ?? 0) * 8_400),
        },
      ]);
  });

  test('tell since when somebody is without cover', async () => {
    expect(await listed('lapsed')).toMatchObject([{ inactiveFrom: '2026-09-01' }]);
    expect(await listed('three')).toMatchObject([{ inactiveFrom: '2026-12-01' }]);
  });

  test('are of residents to a village, of nobody to another office, closed to an employer', async () => {
    const [person] = people;
    const village = aCaller('village', { areaCodes: [String(person?.areaCode)] });
    expect((await listed('ends', village)).length).toBe(1);
    expect(await countsFor(elsewhere)).toEqual({ ends: 0, one: 0, two: 0, three: 0, lapsed: 0 });
    await expect(listed('ends', employer(hotel))).rejects.toMatchObject({ code: 'access.forbidden' });
    const strangers = aCaller('group', { organisationId: shop, organisationIds: [shop] });
    expect(await listed('ends', strangers)).toEqual([]);
  });

  test('narrow by area and by words of a name, and go on page by page', async () => {
    expect(await listed('ends', anOfficer, { within: '51.71' })).toHaveLength(1);
    expect(await listed('ends', anOfficer, { within: '51.04' })).toHaveLength(0);
    const [shown] = await listed('ends');
    expect(await listed('ends', anOfficer, { search: shown?.name })).toHaveLength(1);
    expect(await listed('ends', anOfficer, { search: 'Zulkarnain' })).toHaveLength(0);
    const first = await showArrears(services(), anOfficer, { tab: 'ends', limit: 1 });
    expect(first.cursor).toBe(null);
    await expect(listed('ends', anOfficer, { cursor: 'x' })).rejects.toMatchObject({ code: 'input.invalid' });
  });

  test('leave each look in the journal with whom it showed', async () => {
    const officer = { ...anOfficer, accountId: newId() };
    await listed('one', officer);
    await exportArrears(services(), officer, { tab: 'two' });
    expect(
      await held.asAdmin(`select e.act, s.worker_id from platform.audit_entries e join platform.audit_subjects s using (entry_id)
        where e.account_id = '${officer.accountId}' order by e.recorded_at`),
    ).toEqual([
      { act: 'contributions.show-arrears', worker_id: people[1]?.workerId },
      { act: 'contributions.export-arrears', worker_id: people[2]?.workerId },
    ]);
  });
});

describe('the ageing of arrears', () => {
  test('sums overdue bills by employer, by area and in all, with the fee as if paid today', async () => {
    const shown = await showAgeing(services(), anOfficer, {});
    expect(shown.employers).toMatchObject([
      {
        organisationId: hotel,
        bills: 3,
        owedIdr: '6000000',
        // 2 % of 1,000,000 for 2 months, of 2,000,000 for 3, of 3,000,000 for 8.
        feeIdr: String(40_000 + 120_000 + 480_000),
        byAgeIdr: ['0', '1000000', '2000000', '0', '3000000', '0'],
        billsByAge: [0, 1, 1, 0, 1, 0],
      },
    ]);
    expect(shown.areas.map(({ code, owedIdr }) => `${code} ${owedIdr}`)).toEqual(['51.71 6000000']);
    expect(shown.total).toMatchObject({ employers: 1, bills: 3, owedIdr: '6000000' });
  });

  test('is to an employer his own, and to others closed', async () => {
    expect((await showAgeing(services(), employer(shop), {})).total.owedIdr).toBe('500000');
    expect((await showAgeing(services(), aCaller('auditor'), {})).total.owedIdr).toBe('6500000');
    await expect(showAgeing(services(), aCaller('village'), {})).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });
});

describe('letters of arrears', () => {
  const write = (organisationIds: string[], caller: Caller = anOfficer) =>
    issueLetters(services(), caller, { organisationIds });
  const bytesOf = async (file: File) => Buffer.from(await file.arrayBuffer());

  test('are numbered, say what is owed, and asked for again are the same bytes', async () => {
    const { letters } = await write([hotel]);
    expect(letters).toMatchObject([
      { number: 'T-2026-00001', bills: 3, owedIdr: '6000000', feeIdr: '640000' },
    ]);
    expect((await write([hotel])).letters).toEqual(letters);
    const letterId = String(letters[0]?.letterId);
    const bytes = await bytesOf(await printLetter(services(), anOfficer, letterId));
    expect(bytes.equals(await bytesOf(await printLetter(services(), employer(hotel), letterId)))).toBe(true);
    const text = textOfPdf(bytes).join('\n').replace(/\s+/g, ' ');
    for (const words of ['T-2026-00001', 'PT Segara Ayu', 'Rp 6.640.000', 'tanggal 15', 'denda 2%'])
      expect(text).toContain(words);
    expect(
      await held.asAdmin(
        `select encode(sha256, 'hex') = encode(sha256(content), 'hex') as same from contributions.letters`,
      ),
    ).toEqual([{ same: true }]);
  });

  test('of several come as one archive, the same bytes each time', async () => {
    const { letters } = await write([hotel]);
    const ids = letters.map(({ letterId }) => letterId).join(',');
    const zip = await bytesOf(await printLettersTogether(services(), anOfficer, ids));
    expect(zip.equals(await bytesOf(await printLettersTogether(services(), anOfficer, ids)))).toBe(true);
    expect(zip.subarray(0, 2).toString()).toBe('PK');
  });

  test('are written by the office of the employer alone, and only where something is owed', async () => {
    await expect(write([hotel], employer(hotel))).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(write([hotel], elsewhere)).rejects.toMatchObject({ code: 'organisation.not_found' });
    await expect(write([orderly])).rejects.toMatchObject({ code: 'letter.nothing_owed' });
    await expect(showLetters(services(), employer(shop), hotel)).rejects.toMatchObject({
      code: 'organisation.not_found',
    });
    const { letters } = await showLetters(services(), employer(hotel), hotel);
    await expect(printLetter(services(), employer(shop), String(letters[0]?.letterId))).rejects.toMatchObject(
      { code: 'letter.not_found' },
    );
  });

  test('leave in the journal to whom and which', async () => {
    const officer = { ...anOfficer, accountId: newId() };
    await write([hotel], officer);
    expect(
      await held.asAdmin(
        `select act, subject_id, details from platform.audit_entries where account_id = '${officer.accountId}'`,
      ),
    ).toEqual([
      { act: 'contributions.issue-letter', subject_id: hotel, details: { letters: ['T-2026-00001'] } },
    ]);
  });

  test('written at once to one employer are one letter', async () => {
    const both = await Promise.all([
      write([shop], aCaller('office_staff', { areaCodes: ['51.04'] })),
      write([shop], elsewhere),
    ]);
    expect(new Set(both.flatMap(({ letters }) => letters.map(({ number }) => number)))).toEqual(
      new Set(['T-2026-00002']),
    );
  });
});
