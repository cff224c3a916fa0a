import { expect, test } from 'vitest';
import { cellText, sheetRows } from '#modules/registry/core/index.ts';
import { readWorkbook } from '#modules/registry/server/index.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { printWorkbook } from '#platform/server/workbook/index.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { anEmployer } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { checkTenderList } from './check-tender-list.ts';
import { printTenderResult } from './print-tender-result.ts';
import { showTenderList, showTenderLists } from './show-tender-lists.ts';

const held = testDatabase();
const desk = aCaller('permit_desk', { areaCodes: ['51.71'] });
const paid = (month: string) => ({ month, state: 'paid' as const });
const open = (month: string) => ({ month, state: 'open' as const });
const ofAPerson = '5171012345670001';
let sent = 0;

const csv = (lines: readonly string[]) => {
  sent += 1;
  return {
    fileName: `peserta-${sent}.csv`,
    bytes: new TextEncoder().encode(lines.join('\n')),
    title: `Tender ${sent}`,
    again: false,
  };
};
const check = (upload: ReturnType<typeof csv>, caller = desk) =>
  checkTenderList(held.services, caller, upload);
const rowsOf = async (listId: string, caller = desk) =>
  (await showTenderList(held.services, caller, { listId, limit: 200 }, 'id')).bidders;

test('each row of a list is answered with its reason, whatever is wrong with it', async () => {
  const good = await anEmployer(held, [paid('2026-08'), paid('2026-09')]);
  const late = await anEmployer(held, [paid('2026-06'), open('2026-07'), open('2026-08')]);
  const index = blindIndex(held.services.secrets, 'npwp')(ofAPerson).toString('hex');
  const person = await anEmployer(held, [paid('2026-09')]);
  await held.asAdmin(
    `update registry.organisations set npwp_index = '\\x${index}' where organisation_id = '${person.organisationId}'`,
  );
  const { list } = await check(
    csv([
      'DAFTAR PESERTA TENDER;;;;',
      'No;Nama Perusahaan;NPP;NIB;NPWP',
      `1;${good.name};${good.npp};;`,
      `2;PT Nama Lain;${late.npp.toLowerCase()};;`,
      `3;${good.name.toUpperCase()};${good.npp};;`,
      '4;PT Tidak Dikenal;TIDAKADA9;;',
      '5;PT Salah Ketik;;912000;',
      '6;PT Tanpa Nomor;;;',
      `7;UD Perorangan;;;${ofAPerson}`,
      'Jumlah;7;;;',
    ]),
  );
  expect(list).toMatchObject({ rows_valid: 3, rows_not_valid: 4, rows_conditional: 0 });
  const rows = await rowsOf(list.list_id);
  const seen = rows.map(({ row, status, reason, remarks }) => [
    row,
    status,
    reason,
    remarks.map(({ code }) => code).join(' '),
  ]);
  expect(seen).toEqual([
    [3, 'VALID', 'employer.valid', ''],
    [4, 'TIDAK_VALID', 'arrears.3', 'name_differs'],
    [5, 'VALID', 'employer.valid', 'duplicate'],
    [6, 'TIDAK_VALID', 'employer.not_registered', ''],
    [7, 'TIDAK_VALID', 'employer.not_registered', 'nib_malformed'],
    [8, 'TIDAK_VALID', 'employer.not_registered', 'no_number'],
    [9, 'VALID', 'employer.valid', 'name_differs'],
  ]);
  expect(rows[0]).toMatchObject({
    name: good.name,
    paidThrough: '2026-09',
    workersReported: 3,
    validUntil: '2026-11-16',
  });
  expect(rows[2]?.remarks[0]?.text).toContain('3');
  expect(
    rows.every(
      ({ reasonText, wayOut, status }) => reasonText !== '' && (wayOut !== '' || status === 'VALID'),
    ),
  ).toBe(true);
  const kept = await held.asAdmin(
    `select answers::text as answers from certificates.tender_lists where list_id = '${list.list_id}'`,
  );
  expect(kept[0]?.answers).not.toContain(ofAPerson);
  expect(rows[6]?.given.npwp).toBe('5171********0001');
});

test('rows without a number that can be read are counted and found for themselves', async () => {
  const good = await anEmployer(held, [paid('2026-09')]);
  const { list } = await check(
    csv(['NPP;NIB;Nama', `${good.npp};;A`, ';912000;PT B', ';;PT C', 'TIDAKADA9;;PT D']),
  );
  const ask = { listId: list.list_id, limit: 50 };
  const unread = await showTenderList(held.services, desk, { ...ask, unread: 'true' }, 'id');
  expect(unread.rowsUnread).toBe(2);
  expect(unread.bidders.map(({ given }) => given.name)).toEqual(['PT B', 'PT C']);
  expect((await showTenderList(held.services, desk, ask, 'id')).bidders).toHaveLength(4);
});

test('the same file on one day is the same list; checked again it says what is true now, and the earlier stays as it was', async () => {
  const late = await anEmployer(held, [paid('2026-06'), open('2026-07')]);
  const upload = csv(['NPP', late.npp]);
  const [first, second] = await Promise.all([check(upload), check(upload)]);
  expect(first.list.list_id).toBe(second.list.list_id);
  expect([first.isKnown, second.isKnown].toSorted()).toEqual([false, true]);
  await held.asAdmin(
    `update contributions.bills set state = 'paid', paid_idr = amount_idr, paid_on = '2026-11-15' where payer_id = '${late.organisationId}'`,
  );
  expect((await check(upload)).list.list_id).toBe(first.list.list_id);
  const again = await checkTenderList(held.services, desk, { ...upload, again: true });
  expect(again.list.list_id).not.toBe(first.list.list_id);
  expect((await rowsOf(first.list.list_id))[0]?.reason).toBe('arrears.3');
  expect((await rowsOf(again.list.list_id))[0]?.reason).toBe('arrears.2');
});

test('an XLSX comes back as an XLSX of results, zeros that Excel dropped restored', async () => {
  const employer = await anEmployer(held, [paid('2026-09')]);
  await held.asAdmin(
    `update registry.organisations set nib = '0220001234567' where organisation_id = '${employer.organisationId}'`,
  );
  const sheet = {
    name: 'Peserta',
    widths: [10, 20],
    rows: [{ cells: ['NIB', 'Nama Penyedia'] }, { cells: [220001234567, employer.name] }],
  };
  const bytes = new Uint8Array(await printWorkbook([sheet]));
  const { list } = await check({ fileName: 'peserta.xlsx', bytes, title: '=1+1', again: false });
  const file = await printTenderResult(held.services, desk, list.list_id, 'id');
  const read = await readWorkbook(new Uint8Array(await file.arrayBuffer()), file.name);
  const cells = [...(read.sheets[0] ? sheetRows(read.sheets[0]) : [])].map((row) => row.cells.map(cellText));
  expect(cells.flat().join('|')).toContain(employer.name);
  expect(cells.at(-1)).toContain('Berlaku');
});

test('a desk sees its own lists, a government office its own, the auditor all; others neither check nor see any', async () => {
  const organisationId = (await anEmployer(held, [], { kind: 'government_office' })).organisationId;
  const office = aCaller('government_office', { organisationId, organisationIds: [organisationId] });
  const { list } = await check(csv(['NPP', 'CERT0001']), office);
  const seen = async (caller: typeof desk) =>
    (await showTenderLists(held.services, caller, { limit: 200 })).lists.some(
      ({ listId }) => listId === list.list_id,
    );
  expect([await seen(office), await seen(aCaller('auditor'))]).toEqual([true, true]);
  expect([await seen(desk), await seen(aCaller('permit_desk', { areaCodes: ['51.04'] }))]).toEqual([
    false,
    false,
  ]);
  await expect(rowsOf(list.list_id, desk)).rejects.toMatchObject({ code: 'tender.not_found' });
  for (const role of ['employer', 'village', 'worker', 'admin'] as const) {
    await expect(check(csv(['NPP', 'X']), aCaller(role))).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(seen(aCaller(role))).rejects.toMatchObject({ code: 'access.forbidden' });
  }
});

test('a file without numbers, without rows or with nothing in it is refused with what to do', async () => {
  await expect(check(csv(['Nama,Alamat', 'PT A,Jalan B']))).rejects.toMatchObject({
    code: 'tender.no_columns',
  });
  await expect(check(csv(['NPP,Nama']))).rejects.toMatchObject({ code: 'tender.file_empty' });
  await expect(check({ ...csv([]), bytes: new Uint8Array(0) })).rejects.toMatchObject({
    code: 'tender.file_empty',
  });
});
