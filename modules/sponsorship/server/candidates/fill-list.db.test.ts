import { describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { idsOf, insertPeople, listHands, office, regency, stranger, village } from './candidates-test-kit.ts';
import { dropCandidates, nameCategory, orderCandidate } from './change-list.ts';
import { proposeList, withdrawList } from './propose-list.ts';

const held = testDatabase();
const { shown, versionOf, begin, add, peopleOf, aListOf } = listHands(held);

describe('filling a list', () => {
  test('beyond the quota makes a reserve in turn, and moving somebody to the front takes his place', async () => {
    const people = Array.from({ length: 5 }, () => aWorker());
    await insertPeople(held, people);
    const { listId } = await aListOf(people);
    const reserve = async () =>
      (await peopleOf(listId)).filter(({ isReserve }) => isReserve).map(({ workerId }) => workerId);
    expect(await reserve()).toEqual(idsOf(people.slice(3)));
    const last = String(people[4]?.workerId);
    await orderCandidate(held.services, village, {
      ...{ listId, version: await versionOf(listId), workerId: last, place: 1 },
    });
    expect((await peopleOf(listId)).map(({ workerId }) => workerId)).toEqual([
      last,
      ...idsOf(people.slice(0, 4)),
    ]);
    expect(await reserve()).toEqual(idsOf(people.slice(2, 4)));
    await dropCandidates(held.services, village, {
      listId,
      version: await versionOf(listId),
      workerIds: [last],
    });
    expect((await peopleOf(listId)).map(({ place }) => place)).toEqual([1, 2, 3, 4]);
    expect(await reserve()).toEqual(idsOf(people.slice(3, 4)));
  });

  test.each([
    ['others', 'what a village that closed its list left unused is filled by another', 5],
    ['keep', 'what a village left unused stays with it', 3],
  ])('where unused quota goes by the rule %s, %s', async (rule, _, payable) => {
    const people = Array.from({ length: 6 }, () => aWorker());
    const named = aWorker({ areaCode: '51.71.01.1003' });
    await insertPeople(held, [...people, named]);
    const { programme, listId } = await aListOf([]);
    await held.asAdmin(`
      update sponsorship.programmes set unused_rule = '${rule}' where programme_id = '${programme.programmeId}';
      update sponsorship.programme_villages set quota = 3, left_out = '', budget_id = '${programme.budgetId}'
        where programme_id = '${programme.programmeId}' and village_code = '51.71.01.1003';
      with other as (
        insert into sponsorship.lists (list_id, programme_id, budget_id, village_code, state, first_month, months, maker_key, verifier_key, approver_key)
        select gen_random_uuid(), programme_id, budget_id, '51.71.01.1003', 'approved', first_month, months, 'a', 'b', 'c'
        from sponsorship.lists where list_id = '${listId}' returning *)
      insert into sponsorship.terms (worker_id, term_id, list_id, programme_id, budget_id, first_month, last_month, held_months, months, amount_idr, village_code)
      select '${named.workerId}', gen_random_uuid(), list_id, programme_id, budget_id, first_month, '2027-05', '{2026-12,2027-01,2027-02,2027-03,2027-04,2027-05}', 6, 100800, village_code from other`);
    await add(listId, people);
    expect((await shown(listId)).placesLeft).toBe(payable);
    expect((await shown(listId)).counts).toMatchObject({ payable, reserve: 6 - payable });
  });

  test('takes each once, and nobody whom the caller does not see', async () => {
    const [own, foreign] = [aWorker(), aWorker({ areaCode: '51.71.01.1003' })];
    await insertPeople(held, [own, foreign]);
    const { listId } = await aListOf([own]);
    expect((await add(listId, [own])).added).toBe(0);
    await expect(add(listId, [foreign])).rejects.toMatchObject({ code: 'candidates.stranger' });
    await expect(add(listId, [{ ...own, workerId: newId() }])).rejects.toMatchObject({
      code: 'candidates.stranger',
    });
  });

  test('with the version of another page is refused, and so is a list that is frozen', async () => {
    const people = [aWorker(), aWorker()];
    await insertPeople(held, people);
    const { listId } = await aListOf(people);
    const drop = (version: number) =>
      dropCandidates(held.services, village, { listId, version, workerIds: idsOf(people) });
    await expect(drop(1)).rejects.toMatchObject({ code: 'candidates.changed' });
    await held.asAdmin(`update sponsorship.lists set state = 'withdrawn' where list_id = '${listId}'`);
    await expect(drop(await versionOf(listId))).rejects.toMatchObject({ code: 'candidates.frozen' });
  });

  test('takes all who do not qualify off at once, and leaves what can be mended', async () => {
    const [fine, dead] = [aWorker(), { ...aWorker(), set: `deceased_on = '2026-01-01'` }];
    const mendable = aWorker({ segment: null });
    await insertPeople(held, [fine, dead, mendable]);
    const { listId } = await aListOf([fine, dead, mendable]);
    const answer = await dropCandidates(held.services, village, {
      ...{ listId, version: await versionOf(listId), allUnfit: true as const },
    });
    expect(answer.dropped).toBe(1);
    expect((await peopleOf(listId)).map(({ workerId }) => workerId)).toEqual(idsOf([fine, mendable]));
  });

  test('leaves in the journal who was put on it and who looked at whom', async () => {
    const actor = { ...village, accountId: newId() };
    const person = aWorker();
    await insertPeople(held, [person]);
    const { listId } = await aListOf([]);
    await add(listId, [person], actor);
    await peopleOf(listId, actor);
    expect(
      await held.asAdmin(`select e.act, s.worker_id from platform.audit_entries e join platform.audit_subjects s using (entry_id)
        where e.account_id = '${actor.accountId}' order by e.recorded_at`),
    ).toEqual([
      { act: 'sponsorship.add-candidates', worker_id: person.workerId },
      { act: 'sponsorship.show-candidates', worker_id: person.workerId },
    ]);
  });

  test('names a category of the programme, its own where the trade belongs to one, and no other', async () => {
    const [farmer, other] = [{ ...aWorker(), set: `occupation_group = 'farmer'` }, aWorker()];
    await insertPeople(held, [farmer, other]);
    const { listId, programme } = await aListOf([]);
    await held.asAdmin(`insert into sponsorship.categories (category_code, area_code, name_id, name_en, occupation_groups) values
        ('petani_uji', '51.71', 'Petani', 'Farmers', '{farmer}'), ('pemulung_uji', '51.71', 'Pemulung', 'Scavengers', '{}');
      update sponsorship.programmes set categories = '{petani_uji,pemulung_uji}' where programme_id = '${programme.programmeId}'`);
    await add(listId, [farmer, other]);
    expect((await peopleOf(listId)).map(({ categoryCode, outcome }) => [categoryCode, outcome])).toEqual([
      ['petani_uji', 'ready'],
      ['', 'fix'],
    ]);
    const name = async (categoryCode: string) =>
      nameCategory(held.services, village, {
        ...{ listId, version: await versionOf(listId), workerIds: [other.workerId], categoryCode },
      });
    await expect(name('nelayan_uji')).rejects.toMatchObject({ code: 'candidates.category_unknown' });
    await name('pemulung_uji');
    expect((await peopleOf(listId)).map(({ outcome }) => outcome)).toEqual(['ready', 'ready']);
  });
});

describe('laying a list before the regency', () => {
  test('shows it to the government, with those who cannot be paid for rejected by what was found', async () => {
    const [fine, dead] = [aWorker(), { ...aWorker(), set: `deceased_on = '2026-01-01'` }];
    await insertPeople(held, [fine, dead]);
    const { listId } = await aListOf([fine, dead]);
    await expect(shown(listId, regency)).rejects.toMatchObject({ code: 'candidates.list_not_found' });
    const proposed = await proposeList(held.services, village, {
      ...{ listId, version: await versionOf(listId), note: 'Hasil musyawarah desa' },
    });
    expect(proposed.payable).toBe(1);
    expect(await shown(listId, regency)).toMatchObject({
      ...{ state: 'proposed', note: 'Hasil musyawarah desa', mayFill: false },
      maker: { name: village.name },
    });
    expect((await peopleOf(listId, regency)).map(({ state, verdict }) => [state, verdict])).toEqual([
      ['proposed', null],
      ['rejected', null],
    ]);
    const elsewhere = aCaller('government', { areaCodes: ['51.04'] });
    await expect(peopleOf(listId, elsewhere)).rejects.toMatchObject({ code: 'candidates.list_not_found' });
    await expect(
      proposeList(held.services, village, { listId, version: await versionOf(listId), note: '' }),
    ).rejects.toMatchObject({ code: 'candidates.not_draft' });
  });

  test('is refused where nobody on it can be paid for, and leaves the draft as it was', async () => {
    const dead = { ...aWorker(), set: `deceased_on = '2026-01-01'` };
    await insertPeople(held, [dead]);
    const { listId } = await aListOf([dead]);
    const version = await versionOf(listId);
    await expect(proposeList(held.services, village, { listId, version, note: '' })).rejects.toMatchObject({
      code: 'candidates.nobody_payable',
    });
    expect(await shown(listId)).toMatchObject({ state: 'draft', version });
  });

  test('and changing it after it was verified voids the verification', async () => {
    const people = [aWorker(), aWorker()];
    await insertPeople(held, people);
    const { listId } = await aListOf(people);
    await proposeList(held.services, village, { listId, version: await versionOf(listId), note: '' });
    await held.asAdmin(
      `update sponsorship.lists set state = 'verified', verifier_key = 'lain', verifier_name = 'Lain', content_hash = 'x' where list_id = '${listId}'`,
    );
    await dropCandidates(held.services, village, {
      ...{ listId, version: await versionOf(listId), workerIds: idsOf(people.slice(1)) },
    });
    expect(
      await held.asAdmin(
        `select state, content_hash, verifier_key, editor_keys from sponsorship.lists where list_id = '${listId}'`,
      ),
    ).toEqual([{ state: 'proposed', content_hash: '', verifier_key: '', editor_keys: [village.personKey] }]);
  });

  test('keeps whoever ever put people on it from verifying it, whatever his account', async () => {
    const people = [aWorker(), aWorker()];
    await insertPeople(held, people);
    const { listId } = await aListOf(people.slice(0, 1));
    await add(listId, people.slice(1), office);
    await proposeList(held.services, village, { listId, version: await versionOf(listId), note: '' });
    const verify = (key: string) =>
      held.asAdmin(
        `update sponsorship.lists set state = 'verified', verifier_key = '${key}' where list_id = '${listId}'`,
      );
    await expect(verify(office.personKey)).rejects.toThrow('lists__checker_made_nothing');
    await expect(verify('orang-lain')).resolves.toBeTruthy();
  });

  test('can be taken back for good until it is approved; another may then be begun', async () => {
    const person = aWorker();
    await insertPeople(held, [person]);
    const { listId, programme } = await aListOf([person]);
    const withdraw = async (caller: Caller) =>
      withdrawList(held.services, caller, {
        ...{ listId, version: await versionOf(listId), reason: 'Data musyawarah keliru' },
      });
    await expect(withdraw(stranger)).rejects.toMatchObject({ code: 'candidates.list_not_found' });
    await withdraw(village);
    expect(await shown(listId)).toMatchObject({ state: 'withdrawn', mayFill: false });
    expect(await begin(programme)).not.toBe(listId);
  });
});
