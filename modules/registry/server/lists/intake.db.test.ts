import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';
import { aCaller, aPerson, csvOf, filed, givenList, officeOfDenpasar, registered } from './list-test-kit.ts';
import { showList } from './show-lists.ts';
import { submitList } from './submit-list.ts';
import { uploadList } from './upload-list.ts';

const held = testDatabase();

interface ExpectedRow {
  readonly sheet: string;
  readonly row: number;
  readonly outcome: string;
  readonly reasons: readonly string[];
}

const expected: Readonly<Record<string, readonly ExpectedRow[]>> = JSON.parse(
  readFileSync(new URL('../../../../tests/fixtures/lists/expected.json', import.meta.url), 'utf8'),
);

async function storedOutcomes(listId: string) {
  return held.asAdmin(
    `select sheet, row_number as row, outcome, reasons from registry.list_rows where list_id = '${listId}' order by row_id`,
  );
}

async function anEmployer(areaCode = '51.03.05.2006'): Promise<string> {
  const id = newId();
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code)
    values ('${id}', 'employer', 'Hotel Contoh', '{hotel,contoh}', '${areaCode}')`);
  return id;
}

async function countOf(statement: string): Promise<unknown> {
  const [row] = await held.asAdmin(statement);
  return row?.n;
}

describe('a list that is handed in', () => {
  test.each([
    ['desa-ubung-kaja.xlsx', {}],
    ['kelurahan-sesetan.csv', { areaCodes: ['51.71.01.1003'] }],
  ])('%s comes out of the database as it must', async (fileName, village) => {
    const listId = await filed(held, aCaller(village), { fileName, bytes: givenList(fileName) });
    expect(await storedOutcomes(listId)).toEqual(expected[fileName]);
  });

  test('payroll-hotel.xlsx comes out of the database as it must', async () => {
    const organisationId = await anEmployer();
    const caller = aCaller({
      role: 'employer',
      areaCodes: [],
      organisationId,
      organisationIds: [organisationId],
    });
    const fileName = 'payroll-hotel.xlsx';
    const listId = await filed(held, caller, { fileName, bytes: givenList(fileName), kind: 'payroll' });
    expect(await storedOutcomes(listId)).toEqual(expected[fileName]);
  });

  test('is the same list when the same file comes again', async () => {
    const caller = aCaller();
    const upload = { fileName: 'a.csv', bytes: csvOf([aPerson(1)]), kind: 'bpu' } as const;
    const first = await uploadList(held.services, caller, upload);
    const second = await uploadList(held.services, caller, upload);
    const other = await uploadList(held.services, aCaller(), upload);
    expect(second.list_id).toBe(first.list_id);
    expect(other.list_id).not.toBe(first.list_id);
  });

  test('fails with a code that says why when the file is no list', async () => {
    const caller = aCaller();
    const listId = await filed(held, caller, { bytes: Buffer.from('apa saja\nini bukan daftar\n') });
    const { list } = await showList(held.services, caller, listId);
    expect([list.state, list.error_code]).toEqual(['failed', 'list.file_not_a_list']);
  });
});

describe('registering a list', () => {
  test('registers each ready row once, with membership, claims, coverage and audit, and leaves the rest', async () => {
    const caller = aCaller();
    const fileName = 'desa-ubung-kaja.xlsx';
    const listId = await filed(held, caller, { fileName, bytes: givenList(fileName), kind: 'bpu' });
    await registered(held, caller, listId);
    await expect(registered(held, caller, listId)).resolves.toBeUndefined();
    const ready = expected[fileName]?.filter((row) => ['ready', 'warning'].includes(row.outcome)).length;
    const { list } = await showList(held.services, caller, listId);
    expect([list.state, list.rows_registered]).toEqual(['submitted', ready]);
    expect(
      await countOf(`select count(*)::int as n from registry.memberships where list_id = '${listId}'`),
    ).toBe(ready);
    expect(
      await countOf(`select count(*)::int as n from registry.list_registrations where list_id = '${listId}'`),
    ).toBe(ready);
    expect(
      await countOf(
        `select sum(workers)::int as n from coverage.fact_deltas where residence_code like '51.71.04.2008%'`,
      ),
    ).toBe(ready);
    expect(
      await countOf(
        `select subjects_count as n from platform.audit_entries where act = 'registry.register-list-rows' and subject_id = '${listId}'`,
      ),
    ).toBe(ready);
  });

  test('refuses a list without a row that is ready', async () => {
    const caller = aCaller();
    const listId = await filed(held, caller, { bytes: csvOf([aPerson(2, { nik: '12' })]) });
    await expect(submitList(held.services, caller, listId)).rejects.toMatchObject({
      code: 'list.nothing_ready',
    });
  });

  test('someone else’s list answers like an absent one', async () => {
    const listId = await filed(held, aCaller(), { bytes: csvOf([aPerson(3)]) });
    const stranger = aCaller({ areaCodes: ['51.71.01.1003'] });
    for (const absent of [listId, newId()])
      await expect(submitList(held.services, stranger, absent)).rejects.toMatchObject({
        code: 'list.not_found',
      });
    await expect(showList(held.services, aCaller({ ...officeOfDenpasar }), listId)).resolves.toBeDefined();
  });
});
