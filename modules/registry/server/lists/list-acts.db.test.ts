import { describe, expect, test } from 'vitest';
import { sheetRows } from '#modules/registry/core/index.ts';
import { readWorkbook } from '#modules/registry/server/list-reading/index.ts';
import { defused } from '#platform/server/workbook/index.ts';
import { testDatabase } from '#tests/support/database.ts';
import { cancelList } from './cancel-list.ts';
import { downloadList } from './download-list.ts';
import { fixListRow } from './fix-list-row.ts';
import { aCaller, aPerson, csvOf, filed, givenList, registered } from './list-test-kit.ts';
import { rowView } from './list-view.ts';
import { mapListColumns } from './map-list-columns.ts';
import { readListNow } from './read-list-now.ts';
import { showListRows } from './show-list-rows.ts';
import { showList } from './show-lists.ts';
import { submitList } from './submit-list.ts';
import { submitListNow } from './submit-list-now.ts';
import { uploadList } from './upload-list.ts';

const held = testDatabase();
const village = aCaller();

async function audited(act: string, listId: string): Promise<readonly unknown[]> {
  return held.asAdmin(
    `select subjects_count from platform.audit_entries where act = '${act}' and subject_id = '${listId}'`,
  );
}

describe('rows of a list', () => {
  test('are shown masked, with what must be mended as it was written, and the look is audited', async () => {
    const good = aPerson(1);
    const listId = await filed(held, village, { bytes: csvOf([good, aPerson(2, { nik: '5.17104E+15' })]) });
    await registered(held, village, listId);
    const page = await showListRows(held.services, village, { listId, after: 0, limit: 50 });
    const shown = page.rows.map((row) =>
      rowView(held.services.secrets, row, { language: 'id', mayMend: true }),
    );
    expect(shown[0]).toMatchObject({
      nikMasked: `${good.nik.slice(0, 4)}********${good.nik.slice(12)}`,
      registered: true,
      given: {},
    });
    expect(shown[0]?.workerId).toMatch(/^[0-9a-f-]{36}$/);
    expect(shown[1]).toMatchObject({ outcome: 'fix', given: { nik: '5.17104E+15' }, workerId: null });
    expect(shown[1]?.reasons[0]?.text).not.toContain('reason.');
    expect(JSON.stringify(shown)).not.toContain(good.nik);
    expect(await audited('registry.show-list-rows', listId)).toEqual([{ subjects_count: 1 }]);
  });

  test('are found by outcome, reason, words of the name and open digits of the NIK', async () => {
    const people = [aPerson(3), aPerson(4, { name: 'Ketut Unik' }), aPerson(5, { nik: '' })];
    const listId = await filed(held, village, { bytes: csvOf(people) });
    const found = async (filter: object) =>
      (await showListRows(held.services, village, { listId, after: 0, limit: 50, ...filter })).rows.map(
        (row) => row.row_id,
      );
    expect(await found({ outcome: 'fix' })).toEqual([3]);
    expect(await found({ reason: 'nik.missing' })).toEqual([3]);
    expect(await found({ search: 'unik' })).toEqual([2]);
    expect(await found({ search: '%' })).toEqual([]);
    expect(await found({ outcome: 'rejected' })).toEqual([]);
  });
});

test('the download keeps every cell in its place and says beside each row what became of it', async () => {
  const bytes = givenList('desa-ubung-kaja.xlsx');
  const listId = await filed(held, village, { fileName: 'desa-ubung-kaja.xlsx', bytes });
  const file = await downloadList(held.services, village, listId, 'id');
  const [before, after] = [
    await readWorkbook(bytes, 'a.xlsx'),
    await readWorkbook(new Uint8Array(await file.arrayBuffer()), 'b.xlsx'),
  ];
  expect(after.sheets.map((sheet) => sheet.name)).toEqual(before.sheets.map((sheet) => sheet.name));
  const rowsOf = ({ sheets: [first] }: typeof before) =>
    new Map([...(first ? sheetRows(first) : [])].map((row) => [row.row, row.cells]));
  const [old, remarked] = [rowsOf(before), rowsOf(after)];
  expect([...remarked.keys()]).toEqual([...old.keys()]);
  const row = remarked.get(9) ?? [];
  expect(row.slice(0, 2)).toEqual((old.get(9) ?? []).slice(0, 2));
  expect(JSON.stringify(row.slice(-2))).toContain('Perlu diperbaiki');
  expect(await audited('registry.download-list', listId)).toEqual([{ subjects_count: 0 }]);
});

test.each(['=1+1', '+62812', '-1', '@SUM(A1)', '\tx'])('%j is no formula in a download', (text) => {
  expect(defused(text)).toBe(`'${text}`);
  expect(defused('biasa')).toBe('biasa');
});

test('rows are asked by whether they are registered or wait for it', async () => {
  const listId = await filed(held, village, { bytes: csvOf([aPerson(41), aPerson(42, { nik: '12' })]) });
  const totals = () =>
    Promise.all(
      (['registered', 'waiting', 'ready', 'fix'] as const).map(async (outcome) => {
        const page = await showListRows(held.services, village, { listId, outcome, after: 0, limit: 10 });
        expect(page.rows).toHaveLength(page.total);
        return page.total;
      }),
    );
  expect(await totals()).toEqual([0, 1, 1, 1]);
  await registered(held, village, listId);
  expect(await totals()).toEqual([1, 0, 1, 1]);
});

describe('columns', () => {
  test('read wrongly are corrected by hand, and the sender’s next list is read the same way', async () => {
    const person = aPerson(6);
    const line = (n: string) => `${n};${person.name};${person.nik};${person.bornOn}`;
    const bytes = Buffer.from(`NIK;Nama;Nomor;Tanggal Lahir\n${line('1')}\n`);
    const listId = await filed(held, village, { bytes });
    const { list } = await showList(held.services, village, listId);
    expect(list.counts).toMatchObject({ fix: 1 });
    const sheet = list.sheets?.[0];
    expect(JSON.stringify(list.sheets)).not.toContain(person.nik);
    expect(sheet?.columns.map((column) => column.samples)).toEqual([
      ['1'],
      ['W*** S***'],
      ['**********'],
      [person.bornOn],
    ]);
    const columns = [
      { column: 0, field: null },
      { column: 2, field: 'nik' },
    ] as const;
    await mapListColumns(held.services, village, {
      listId,
      sheets: [{ sheet: sheet?.sheet ?? '', columns }],
    });
    await readListNow({ services: held.services, caller: village, listId });
    expect((await showList(held.services, village, listId)).list).toMatchObject({
      counts: { ready: 1 },
      sheets: [{ origin: 'chosen' }],
    });
    const next = await filed(held, village, {
      bytes: Buffer.from(`NIK;Nama;Nomor;Tanggal Lahir\n${line('2')}\n`),
    });
    expect((await showList(held.services, village, next)).list).toMatchObject({
      counts: { ready: 1 },
      sheets: [{ origin: 'remembered' }],
    });
  });

  test('can be corrected without losing what was mended by hand; a correction of nothing reads nothing again', async () => {
    const [whole, broken] = [aPerson(31), aPerson(32)];
    const lines = [whole, { ...broken, nik: '5.17104E+15' }].map(
      ({ nik, name, bornOn }, index) => `${index};${name};${nik};${bornOn};Petani;Pedagang`,
    );
    const bytes = Buffer.from(['No;Nama;NIK;Tanggal Lahir;Pekerjaan;Lain', ...lines].join('\n'));
    const listId = await filed(held, village, { bytes });
    const cells = { nik: broken.nik, occupation: '' };
    await fixListRow(held.services, village, { listId, rowId: 2, cells });
    const { list: before } = await showList(held.services, village, listId);
    expect(before.counts).toMatchObject({ ready: 2 });
    const sheet = before.sheets?.[0]?.sheet ?? '';
    const same = [{ sheet, columns: [{ column: 4, field: 'occupation' }] }] as const;
    for (const sheets of [[], same]) {
      const after = await mapListColumns(held.services, village, { listId, sheets });
      expect(after).toMatchObject({ state: 'checked', version: before.version });
    }
    const sheets = [{ sheet, columns: [{ column: 5, field: 'occupation' }] }] as const;
    await mapListColumns(held.services, village, { listId, sheets });
    await readListNow({ services: held.services, caller: village, listId });
    const { rows } = await showListRows(held.services, village, { listId, after: 0, limit: 9 });
    expect(rows.map((row) => [row.outcome, row.changed, row.occupation])).toEqual([
      ['ready', false, 'Pedagang'],
      ['ready', true, ''],
    ]);
  });

  test('without a name and a NIK are refused', async () => {
    const listId = await filed(held, village, { bytes: csvOf([aPerson(7)]) });
    const sheets = [{ sheet: '', columns: [{ column: 1, field: null }] }];
    await expect(mapListColumns(held.services, village, { listId, sheets })).rejects.toMatchObject({
      code: 'list.mapping_incomplete',
    });
  });

  test('that are not there, and a field read twice, are refused; nothing of it is remembered', async () => {
    const bytes = csvOf([aPerson(33)]);
    const listId = await filed(held, village, { bytes });
    const sheet = (await showList(held.services, village, listId)).list.sheets?.[0]?.sheet ?? '';
    const wrong = [
      [{ column: 150, field: 'address' }],
      [
        { column: 5, field: 'occupation' },
        { column: 6, field: 'occupation' },
      ],
    ] as const;
    for (const columns of wrong)
      await expect(
        mapListColumns(held.services, village, { listId, sheets: [{ sheet, columns }] }),
      ).rejects.toMatchObject({ code: 'list.mapping_incomplete' });
    expect(
      await held.asAdmin(
        `select 1 from registry.list_mappings where sender_id = '${village.accountId}' and mapping ? '150'`,
      ),
    ).toEqual([]);
  });

  test('remembered without a name and a NIK are passed over', async () => {
    const sender = aCaller();
    const first = await filed(held, sender, { bytes: csvOf([aPerson(34)]) });
    const sheet = (await showList(held.services, sender, first)).list.sheets?.[0]?.sheet ?? '';
    const sheets = [{ sheet, columns: [{ column: 6, field: null }] }];
    await mapListColumns(held.services, sender, { listId: first, sheets });
    const next = async (n: number) =>
      (await showList(held.services, sender, await filed(held, sender, { bytes: csvOf([aPerson(n)]) }))).list;
    expect(await next(35)).toMatchObject({ sheets: [{ origin: 'remembered' }] });
    await held.asAdmin(
      `update registry.list_mappings set mapping = '{"1":null}' where sender_id = '${sender.accountId}'`,
    );
    expect(await next(36)).toMatchObject({ counts: { ready: 1 }, sheets: [{ origin: 'guessed' }] });
  });
});

describe('cancelling', () => {
  test('before the reading begins leaves nothing to read, and the same file can be handed in again', async () => {
    const upload = { fileName: 'a.csv', bytes: csvOf([aPerson(8)]), kind: 'bpu' } as const;
    const { list_id: listId } = await uploadList(held.services, village, upload);
    expect((await cancelList(held.services, village, listId)).state).toBe('cancelled');
    await readListNow({ services: held.services, caller: village, listId });
    expect((await showList(held.services, village, listId)).list.state).toBe('cancelled');
    await expect(submitList(held.services, village, listId)).rejects.toMatchObject({ code: 'state.refused' });
    expect((await uploadList(held.services, village, upload)).state).toBe('received');
  });

  test('stops registering at the next chunk; submitting again registers what is left', async () => {
    const people = Array.from({ length: 10_500 }, (_, n) => aPerson(1_000 + n));
    const listId = await filed(held, village, { bytes: csvOf(people) });
    await submitList(held.services, village, listId);
    await cancelList(held.services, village, listId);
    await submitListNow({ services: held.services, caller: village, listId });
    const { list } = await showList(held.services, village, listId);
    expect([list.state, list.rows_registered]).toEqual(['cancelled', 0]);
    await registered(held, village, listId);
    expect((await showList(held.services, village, listId)).list).toMatchObject({
      state: 'submitted',
      rows_registered: people.length,
    });
  });

  test('is refused once there is nothing to stop', async () => {
    const listId = await filed(held, village, { bytes: csvOf([aPerson(9)]) });
    await expect(cancelList(held.services, village, listId)).rejects.toMatchObject({ code: 'state.refused' });
  });
});

test('an account that hands in no lists is refused, and a list without an area or an employer too', async () => {
  const upload = { fileName: 'a.csv', bytes: csvOf([aPerson(9)]), kind: 'bpu' } as const;
  const refused = (override: Parameters<typeof aCaller>[0], more = {}) =>
    expect(uploadList(held.services, aCaller(override), { ...upload, ...more })).rejects;
  await refused({ role: 'government', areaCodes: ['51.71'] }).toMatchObject({ code: 'access.forbidden' });
  await refused({ role: 'office_staff', areaCodes: ['51.71'] }).toMatchObject({ code: 'list.area_missing' });
  await refused({ role: 'office_staff', areaCodes: ['51.71'] }, { areaCode: '51.04' }).toMatchObject({
    code: 'area.not_found',
  });
  await refused({ role: 'employer' }, { kind: 'payroll' }).toMatchObject({ code: 'list.employer_missing' });
});
