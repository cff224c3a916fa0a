import { describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aWorker, type TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  insertMonth,
  insertPeople,
  listHands,
  office,
  stranger,
  village,
  villageCode,
} from './candidates-test-kit.ts';
import { addRegistered } from './fill-list.ts';
import { showSources } from './show-sources.ts';
import { showUnprotected } from './show-unprotected.ts';

const held = testDatabase();
const { shown, versionOf, add, peopleOf, aListOf } = listHands(held);

const pick = async (listId: string, asked = {}, caller: Caller = village) =>
  showUnprotected(held.services, caller, { listId, limit: 50, ...asked });
const namesOf = async (listId: string, asked = {}) =>
  (await pick(listId, asked)).workers.map(({ name }) => name);

describe('the pick of unprotected workers', () => {
  const farmer = {
    ...aWorker({ name: 'Ni Ayu Tani' }),
    set: `occupation_group = 'farmer', hamlet = 'Banjar Batan Nyuh'`,
  };
  const trader = {
    ...aWorker({ name: 'Ni Bulan Dagang' }),
    set: `occupation_group = 'trader', birth_date = '2000-05-05'`,
  };
  const lapsed = aWorker({ name: 'I Cakra Lewat' });
  const covered = aWorker({ name: 'I Dana Lindung' });
  const sponsored = aWorker({ name: 'I Eka Bantu' });
  const dead = { ...aWorker({ name: 'I Fajar Wafat' }), set: `deceased_on = '2026-01-01'` };
  const old = { ...aWorker({ name: 'I Gusti Tua' }), set: `birth_date = '1950-01-01'` };
  const outside = aWorker({ name: 'I Hari Jauh', areaCode: '51.71.01.1003' });
  const hamlet = aWorker({ name: 'I Indra Banjar', areaCode: `${villageCode}.001` });

  const span = ({ workerId }: TestWorker, through: string, lapsesOn: string) =>
    held.asAdmin(`insert into contributions.cover_spans (worker_id, segment, covered_from, first_month, paid_through, payer_kind, lapses_on)
      values ('${workerId}', 'BPU', '2026-01-05', '2026-01', '${through}', 'worker', '${lapsesOn}')`);

  test('shows those whom nobody protects and no sponsor will, by name, and nobody else', async () => {
    await insertPeople(held, [farmer, trader, lapsed, covered, sponsored, dead, old, outside, hamlet]);
    await span(lapsed, '2026-06', '2026-10-01');
    await span(covered, '2026-09', '2027-01-01');
    await insertMonth(held, sponsored, { month: '2027-02', payerKind: 'sponsor', state: 'due' });
    const { listId } = await aListOf([]);
    expect(await namesOf(listId)).toEqual([
      'I Cakra Lewat',
      'I Indra Banjar',
      'Ni Ayu Tani',
      'Ni Bulan Dagang',
    ]);
    const { workers } = await pick(listId);
    expect(workers[0]).toMatchObject({
      paidThrough: '2026-06',
      nikMasked: expect.stringMatching(/^\d{4}\*{8}\d{4}$/),
    });
    await add(listId, [farmer]);
    expect(await namesOf(listId)).not.toContain('Ni Ayu Tani');
  });

  test('narrows by occupation, hamlet, age and words of the name', async () => {
    const { listId } = await aListOf([]);
    expect(await namesOf(listId, { groups: 'farmer,driver' })).toEqual(['Ni Ayu Tani']);
    expect(await namesOf(listId, { hamlet: 'batan nyuh' })).toEqual(['Ni Ayu Tani']);
    expect(await namesOf(listId, { ageTo: 30 })).toEqual(['Ni Bulan Dagang']);
    expect(await namesOf(listId, { ageFrom: 26, ageTo: 26 })).toEqual(['Ni Bulan Dagang']);
    expect(await namesOf(listId, { search: 'indra' })).toEqual(['I Indra Banjar']);
  });

  test('narrows by the occupations of a category, and to nobody where both exclude each other', async () => {
    const { listId, programme } = await aListOf([]);
    await held.asAdmin(`insert into sponsorship.categories (category_code, area_code, name_id, name_en, occupation_groups)
        values ('petani_pilih', '51.71', 'Petani', 'Farmers', '{farmer}');
      update sponsorship.programmes set categories = '{petani_pilih}' where programme_id = '${programme.programmeId}'`);
    expect(await namesOf(listId, { category: 'petani_pilih' })).toEqual(['Ni Ayu Tani']);
    expect(await namesOf(listId, { category: 'petani_pilih', groups: 'trader' })).toEqual([]);
    await expect(pick(listId, { category: 'nelayan_pilih' })).rejects.toMatchObject({
      code: 'candidates.category_unknown',
    });
  });

  test('goes on page by page without leaving anyone out', async () => {
    const { listId } = await aListOf([]);
    const first = await pick(listId, { limit: 3 });
    expect(first.total).toBe(4);
    const second = await pick(listId, { limit: 3, cursor: first.cursor ?? '' });
    expect([...first.workers, ...second.workers].map(({ name }) => name)).toEqual(await namesOf(listId));
    expect(second.cursor).toBe(null);
    await expect(pick(listId, { cursor: 'x' })).rejects.toMatchObject({ code: 'input.invalid' });
  });

  test('is closed beyond the village, and leaves in the journal whom it showed', async () => {
    const { listId } = await aListOf([]);
    await expect(pick(listId, {}, stranger)).rejects.toMatchObject({ code: 'candidates.list_not_found' });
    const actor = { ...office, accountId: newId() };
    await pick(listId, { search: 'indra' }, actor);
    expect(
      await held.asAdmin(`select e.act, s.worker_id from platform.audit_entries e join platform.audit_subjects s using (entry_id)
        where e.account_id = '${actor.accountId}'`),
    ).toEqual([{ act: 'sponsorship.show-unprotected', worker_id: hamlet.workerId }]);
  });
});

/** A worker list that was submitted: so many rows, of which these people are registered. */
async function insertSubmitted(people: readonly TestWorker[], rows: number, areaCode = villageCode) {
  const [listId, fileId] = [newId(), newId()];
  await held.asAdmin(`
    insert into platform.files (file_id, sha256, name, size_bytes, content_sealed, account_id) values ('${fileId}', sha256('${fileId}'), 'warga.xlsx', 1, 'x', '${village.accountId}');
    insert into registry.lists (list_id, kind, area_code, account_id, sender_name, file_id, file_name, file_sha256, checked_on, state, rows_total, rows_done, rows_registered, submitted_at)
      values ('${listId}', 'bpu', '${areaCode}', '${newId()}', 'Desa', '${fileId}', 'warga.xlsx', sha256('${fileId}'), '2026-11-01', 'submitted', ${rows}, ${rows}, ${people.length}, now());
    ${people.map(({ workerId }, index) => `insert into registry.list_registrations (list_id, row_id, worker_id, area_code, account_id) values ('${listId}', ${index + 1}, '${workerId}', '${areaCode}', '${newId()}');`).join('\n')}`);
  return listId;
}

describe('filling a list from a worker list', () => {
  test('takes everyone it registered, the record that stands for one that was merged, and says what is missing', async () => {
    const [one, two, merged] = [aWorker(), aWorker(), aWorker()];
    await insertPeople(held, [one, two, { ...merged, set: `merged_into = '${two.workerId}'` }]);
    const sourceListId = await insertSubmitted([one, merged], 5);
    const { listId } = await aListOf([]);
    expect((await showSources(held.services, village, listId)).lists).toMatchObject([
      { listId: sourceListId, fileName: 'warga.xlsx', registered: 2, rows: 5 },
    ]);
    const request = { listId, version: await versionOf(listId), sourceListId };
    expect(await addRegistered(held.services, village, request)).toMatchObject({
      added: 2,
      named: 2,
      unregistered: 3,
    });
    expect((await peopleOf(listId)).map(({ workerId }) => workerId)).toEqual([one.workerId, two.workerId]);
    expect((await shown(listId)).source).toMatchObject({ listId: sourceListId });
    const again = { listId, version: await versionOf(listId), sourceListId };
    expect(await addRegistered(held.services, village, again)).toMatchObject({ added: 0, named: 2 });
  });

  test('of several villages takes only those who live in this one', async () => {
    const [own, foreign] = [aWorker(), aWorker({ areaCode: '51.71.01.1003' })];
    await insertPeople(held, [own, foreign]);
    const sourceListId = await insertSubmitted([foreign, own], 2, '51.71');
    const { listId } = await aListOf([]);
    await addRegistered(held.services, office, { listId, version: await versionOf(listId), sourceListId });
    expect((await peopleOf(listId)).map(({ workerId }) => workerId)).toEqual([own.workerId]);
  });

  test('out of another\u2019s scope, or not handed in, is refused', async () => {
    const person = aWorker({ areaCode: '51.71.01.1003' });
    await insertPeople(held, [person]);
    const sourceListId = await insertSubmitted([person], 1, '51.71.01.1003');
    const { listId } = await aListOf([]);
    const request = { listId, version: await versionOf(listId), sourceListId };
    await expect(addRegistered(held.services, village, request)).rejects.toMatchObject({
      code: 'candidates.source_not_found',
    });
  });
});
