import { describe, expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';
import { fixListRow } from './fix-list-row.ts';
import {
  aCaller,
  aPerson,
  csvOf,
  filed,
  officeOfDenpasar,
  type Person,
  registered,
} from './list-test-kit.ts';
import { protectionAnswersADay } from './match-rows.ts';
import { recheckList } from './recheck-list.ts';

const held = testDatabase();
const ubungKaja = aCaller();
const sesetan = aCaller({ areaCodes: ['51.71.01.1003'], name: 'Lurah Sesetan' });

async function outcomes(listId: string): Promise<readonly unknown[]> {
  const rows = await held.asAdmin(
    `select outcome || ':' || array_to_string(reasons, ',') as line from registry.list_rows where list_id = '${listId}' order by row_id`,
  );
  return rows.map((row) => row.line);
}

async function register(people: readonly Person[], caller = ubungKaja): Promise<string> {
  const listId = await filed(held, caller, { bytes: csvOf(people) });
  await registered(held, caller, listId);
  return listId;
}

async function pay(listId: string): Promise<void> {
  await held.asAdmin(`update registry.memberships set state = 'ACTIVE' where list_id = '${listId}'`);
}

async function anEmployer(name: string): Promise<string> {
  const id = newId();
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code)
    values ('${id}', 'employer', '${name}', '{${name.toLowerCase()}}', '51.03.05.2006')`);
  return id;
}

function employerCaller(organisationId: string) {
  return aCaller({ role: 'employer', areaCodes: [], organisationId, organisationIds: [organisationId] });
}

async function payroll(organisationId: string, people: readonly Person[]): Promise<string> {
  const wages = people.map((person) => ({ wage: '3500000', ...person }));
  return filed(held, employerCaller(organisationId), { bytes: csvOf(wages), kind: 'payroll' });
}

describe('what a list may learn of someone registered elsewhere', () => {
  test('registered but unpaid: ready, and submitting adds no second person', async () => {
    const person = aPerson(10);
    await register([person]);
    const listId = await filed(held, sesetan, { bytes: csvOf([person]) });
    expect(await outcomes(listId)).toEqual(['ready:']);
    await registered(held, sesetan, listId);
    const people = await held.asAdmin(
      `select count(distinct worker_id)::int as people, count(*)::int as rows from registry.list_registrations
        where worker_id in (select worker_id from registry.list_registrations where list_id = '${listId}')`,
    );
    expect(people).toEqual([{ people: 1, rows: 2 }]);
  });

  test('protected: said only where name and birth date agree, and each such answer is recorded', async () => {
    const [known, misnamed, misborn] = [aPerson(20), aPerson(21), aPerson(22)];
    await pay(await register([known, misnamed, misborn]));
    const bytes = csvOf([known, { ...misnamed, name: 'Orang Lain' }, { ...misborn, bornOn: '1970-01-02' }]);
    const listId = await filed(held, sesetan, { bytes });
    expect(await outcomes(listId)).toEqual([
      'rejected:worker.already_protected',
      'fix:worker.needs_review',
      'fix:worker.needs_review,nik.birth_date_mismatch',
    ]);
    const answers = await held.asAdmin(
      `select row_id, account_id from registry.protection_answers where list_id = '${listId}'`,
    );
    expect(answers).toEqual([{ row_id: 1, account_id: sesetan.accountId }]);
  });

  test('an own resident costs no answer', async () => {
    const person = aPerson(30);
    await pay(await register([person]));
    const listId = await filed(held, ubungKaja, { bytes: csvOf([person, aPerson(31)]) });
    expect(await outcomes(listId)).toEqual(['rejected:worker.already_protected', 'ready:']);
    expect(
      await held.asAdmin(`select 1 from registry.protection_answers where list_id = '${listId}'`),
    ).toEqual([]);
  });

  test('when the answers of a day are used up, a protected person reads as anyone unknown', async () => {
    const people = [aPerson(40), aPerson(41)];
    await pay(await register(people));
    const asker = aCaller({ areaCodes: ['51.71.01.1003'] });
    await held.asAdmin(`insert into registry.protection_answers (answer_id, account_id, list_id, row_id)
      select gen_random_uuid(), '${asker.accountId}', gen_random_uuid(), n from generate_series(1, ${protectionAnswersADay - 1}) n`);
    const listId = await filed(held, asker, { bytes: csvOf(people) });
    expect(await outcomes(listId)).toEqual(['rejected:worker.already_protected', 'fix:worker.needs_review']);
    await recheckList(held.services, asker, listId);
    expect(await outcomes(listId)).toEqual(['rejected:worker.already_protected', 'fix:worker.needs_review']);
  });

  test('the dead are not registered again', async () => {
    const person = aPerson(50);
    const first = await register([person]);
    await held.asAdmin(`update registry.workers set deceased_on = '2026-10-01'
      where worker_id in (select worker_id from registry.list_registrations where list_id = '${first}')`);
    const listId = await filed(held, sesetan, { bytes: csvOf([person]) });
    expect(await outcomes(listId)).toEqual(['rejected:worker.deceased']);
  });
});

describe('people of an employer', () => {
  test('own workers are ready, those of another employer are flagged, another birth date is looked at', async () => {
    const [hotel, shop] = [await anEmployer('Hotel'), await anEmployer('Toko')];
    const people = [aPerson(60), aPerson(61), aPerson(62)];
    const first = await payroll(hotel, people);
    await registered(held, employerCaller(hotel), first);
    const [same, renamed, reborn] = [
      aPerson(60),
      aPerson(61, { name: 'Made Lain' }),
      aPerson(62, { bornOn: '1970-01-02' }),
    ];
    const own = await payroll(hotel, [same, aPerson(63)]);
    expect(await outcomes(own)).toEqual(['ready:', 'ready:']);
    const others = await payroll(shop, [same, renamed, reborn]);
    expect(await outcomes(others)).toEqual([
      'warning:worker.also_elsewhere',
      'warning:name.differs,worker.also_elsewhere',
      'fix:worker.needs_review,nik.birth_date_mismatch',
    ]);
  });

  test('a wage earner in a village list is taken and flagged, and stands in the cell of those who have both', async () => {
    const hotel = await anEmployer('Vila');
    const person = aPerson(70);
    await registered(held, employerCaller(hotel), await payroll(hotel, [person]));
    const listId = await filed(held, ubungKaja, { bytes: csvOf([person]) });
    expect(await outcomes(listId)).toEqual(['warning:worker.also_wage_earner']);
    await registered(held, ubungKaja, listId);
    const cells =
      await held.asAdmin(`select d.segment, d.residence_code, sum(d.workers)::int as workers from coverage.fact_deltas d
      where d.work_area_code = '51.03.05.2006' and d.birth_band = registry.birth_band('${person.bornOn}')
      group by 1, 2 having sum(d.workers) <> 0 order by 1, 2`);
    expect(cells).toContainEqual({ segment: 'PU+BPU', residence_code: '51.71.04.2008', workers: 1 });
  });

  test('the coverage cells always add up to the people with an open membership', async () => {
    const [cells] = await held.asAdmin('select sum(workers)::int as n from coverage.fact_deltas');
    const [people] = await held.asAdmin(
      'select count(distinct worker_id)::int as n from registry.memberships where ended_on is null',
    );
    expect(cells).toEqual(people);
  });
});

describe('telephones', () => {
  test('are shared when more than five people of list and registry have one', async () => {
    const phone = '081234500001';
    await register([80, 81, 82, 83].map((n) => aPerson(n, { phone })));
    const five = await filed(held, ubungKaja, {
      bytes: csvOf([aPerson(84, { phone }), aPerson(80, { phone })]),
    });
    expect(await outcomes(five)).toEqual(['ready:', 'ready:']);
    const six = await filed(held, ubungKaja, { bytes: csvOf([84, 85].map((n) => aPerson(n, { phone }))) });
    expect(await outcomes(six)).toEqual(['warning:phone.shared', 'warning:phone.shared']);
  });
});

describe('mending a row', () => {
  test('checks it again, with the rows that carry its old and its new NIK', async () => {
    const [first, second] = [aPerson(90), aPerson(91)];
    const listId = await filed(held, ubungKaja, { bytes: csvOf([first, first, { ...second, nik: '123' }]) });
    expect(await outcomes(listId)).toEqual(['ready:', 'rejected:list.duplicate', 'fix:nik.malformed']);
    await fixListRow(held.services, ubungKaja, {
      listId,
      rowId: 1,
      cells: { nik: second.nik, birthDate: second.bornOn },
    });
    expect(await outcomes(listId)).toEqual(['ready:', 'ready:', 'fix:nik.malformed']);
    await fixListRow(held.services, ubungKaja, { listId, rowId: 3, cells: { nik: second.nik } });
    expect(await outcomes(listId)).toEqual(['ready:', 'ready:', 'rejected:list.duplicate']);
  });

  test('is refused to strangers, for rows that are not there and for registered ones; it is audited without what was typed', async () => {
    const person = aPerson(95);
    const listId = await filed(held, ubungKaja, { bytes: csvOf([{ ...person, nik: '1' }]) });
    const fix = { listId, rowId: 1, cells: { nik: person.nik } };
    await expect(fixListRow(held.services, sesetan, fix)).rejects.toMatchObject({ code: 'list.not_found' });
    await expect(fixListRow(held.services, aCaller({ role: 'sponsor' }), fix)).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    await expect(fixListRow(held.services, ubungKaja, { ...fix, rowId: 9 })).rejects.toMatchObject({
      code: 'list.row_not_found',
    });
    await fixListRow(held.services, aCaller(officeOfDenpasar), fix);
    await registered(held, ubungKaja, listId);
    await expect(fixListRow(held.services, ubungKaja, fix)).rejects.toMatchObject({
      code: 'list.row_registered',
    });
    const entries = await held.asAdmin(
      `select details from platform.audit_entries where act = 'registry.fix-list-row' and subject_id = '${listId}'`,
    );
    expect(entries).toEqual([{ details: { rowId: 1, fields: ['nik'], rowsChecked: 1, toldProtected: 0 } }]);
  });
});
