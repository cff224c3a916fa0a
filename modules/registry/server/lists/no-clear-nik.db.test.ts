import { describe, expect, test } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { downloadList } from './download-list.ts';
import { fixListRow } from './fix-list-row.ts';
import { aCaller, aPerson, filed, registered } from './list-test-kit.ts';

const held = testDatabase();
const village = aCaller();

/** A hundred people whose NIK also stands in wrong columns: in the address, as the name, in a note, in the header itself. */
const people = Array.from({ length: 100 }, (_, n) => aPerson(n));

function messyList(): Uint8Array {
  const lines = people.map((person, n) =>
    [
      person.nik,
      n % 5 === 0 ? `${person.name} ${person.nik}` : person.name,
      person.bornOn,
      'L',
      `Jl. Mawar ${person.nik.slice(0, 6)} ${person.nik.slice(6)}`,
      n % 3 === 0 ? person.nik : 'Petani',
      `Ibu ${person.nik}`,
      `catatan ${person.nik}`,
    ].join(';'),
  );
  const header = `NIK;Nama;Tanggal Lahir;L/P;Alamat;Pekerjaan;Nama Ibu;Kolom ${people[7]?.nik}`;
  return Buffer.from([header, ...lines].join('\n'));
}

/** Every table of the database as text, one query each. */
async function allTables(): Promise<Map<string, string>> {
  const tables = await held.asAdmin(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p')
      and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_' and c.relname <> 'areas'`);
  const texts = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await held.asAdmin(`select string_agg(t::text, E'\\n') as text from ${name} t`);
    texts.set(String(name), String(row?.text ?? ''));
  }
  return texts;
}

/** The write-ahead log as it lies on the disk. */
async function writeAheadLog(): Promise<Buffer[]> {
  await held.asAdmin('select pg_switch_wal()');
  const files =
    await held.asAdmin(`select pg_read_binary_file('pg_wal/' || name) as content from pg_ls_waldir()
    order by modification desc limit 6`);
  return files.flatMap(({ content }) => (Buffer.isBuffer(content) ? [content] : []));
}

function hexOf(nik: string): string {
  return Buffer.from(nik).toString('hex');
}

describe('a NIK in clear', () => {
  test('stands in no table and nowhere in the write-ahead log after a list was read, mended, registered and downloaded', async () => {
    const listId = await filed(held, village, {
      fileName: `daftar ${people[3]?.nik}.csv`,
      bytes: messyList(),
    });
    await fixListRow(held.services, village, {
      listId,
      rowId: 1,
      cells: { name: 'Wayan Baik', address: `rumah ${people[0]?.nik}` },
    });
    await registered(held, village, listId);
    await downloadList(held.services, village, listId, 'id');
    const [tables, log] = [await allTables(), await writeAheadLog()];
    expect(tables.get('registry.workers')).toContain('**********');
    const found = people.flatMap(({ nik }) => [
      ...[...tables].flatMap(([name, text]) =>
        text.includes(nik) || text.includes(hexOf(nik)) ? [`${nik} in ${name}`] : [],
      ),
      ...(log.some((file) => file.includes(nik)) ? [`${nik} in the write-ahead log`] : []),
    ]);
    expect(found).toEqual([]);
  });

  test('is found by the same search where it is planted', async () => {
    const nik = '5171040101990099';
    await held.asAdmin(`create table public.planted (note text, sealed bytea)`);
    await held.asAdmin(
      `insert into public.planted values ('ada ${nik} di sini', convert_to('${nik}', 'UTF8'))`,
    );
    const [tables, log] = [await allTables(), await writeAheadLog()];
    const text = tables.get('public.planted') ?? '';
    expect([text.includes(nik), text.includes(hexOf(nik)), log.some((file) => file.includes(nik))]).toEqual([
      true,
      true,
      true,
    ]);
  });
});
