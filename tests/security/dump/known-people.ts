import { buildXlsx, sheetXml } from '#tests/fixtures/lists/build-workbook.ts';

export interface KnownPerson {
  readonly nik: string;
  /** The digits after the zero. */
  readonly phone: string;
  readonly name: string;
  readonly bornOn: string;
}

/** 100 people whose numbers are looked for everywhere afterwards. */
export const knownPeople: readonly KnownPerson[] = Array.from({ length: 100 }, (_, number) => {
  const day = two((number % 28) + 1);
  const month = two((number % 12) + 1);
  const year = 66 + (number % 30);
  return {
    nik: `517104${day}${month}${year}${String(7001 + number)}`,
    phone: `8139${String(4_700_000 + number * 37)}`,
    name: `Ketut ${letters(number)}`,
    bornOn: `19${year}-${month}-${day}`,
  };
});

/** Every number as it was written anywhere, the ones with a digit missing among them. */
export const knownNumbers: ReadonlySet<string> = new Set(
  knownPeople.flatMap(({ nik, phone }) => [nik, nik.slice(0, 15), phone]),
);

const titles = ['Nama', 'NIK', 'Tanggal Lahir', 'JK', 'Pekerjaan', 'No HP', 'Alamat', 'Nama Ibu', 'Banjar'];

/** The first eighty, with their numbers in every column that a person may mistake for another. */
export function csvOfKnown(): Uint8Array {
  const lines = knownPeople
    .slice(0, 80)
    .map(csvCells)
    .map((cells) => cells.join(';'));
  return Buffer.from(
    [`Ketua kelompok ${person(1).nik}`, [...titles, `Catatan ${person(2).nik}`].join(';'), ...lines].join(
      '\r\n',
    ),
  );
}

function csvCells({ nik, phone, name, bornOn }: KnownPerson, number: number): string[] {
  const plain = [name, nik, bornOn, 'L', 'Petani', `0${phone}`, 'Jl. Cokroaminoto', 'Ni Luh', 'Tengah', ''];
  const strokes = nik.replace(/(\d{4})(?=\d)/g, '$1.');
  const changed: Readonly<Record<number, Readonly<Record<number, string>>>> = {
    4: { 1: strokes },
    5: { 1: nik.slice(0, 15) },
    6: { 0: `${name} ${nik}` },
    7: { 6: `Jl. Gunung ${nik}`, 7: `Ni Luh ${nik}`, 8: nik },
    8: { 4: `Petani ${nik}`, 5: `${nik}` },
    9: { 1: `${nik}A`, 2: nik, 9: `lihat ${strokes}` },
  };
  return plain.map((cell, column) => changed[number % 10]?.[column] ?? cell);
}

/** The last twenty as a workbook: numbers in numeric cells and in stored values of formulas. */
export function workbookOfKnown(): Uint8Array {
  const rows = knownPeople
    .slice(80)
    .map(({ nik, phone, name, bornOn }, number) => [
      name,
      number % 2 === 0
        ? Number(nik)
        : { raw: `<c t="str"><f>"${nik.slice(0, 6)}"&amp;"${nik.slice(6)}"</f><v>${nik}</v></c>` },
      bornOn,
      'P',
      'Pedagang',
      Number(phone),
      `Gang ${nik}`,
      'Ni Made',
      'Kaja',
    ]);
  return buildXlsx({ sheets: [{ name: 'Data', xml: sheetXml([titles, ...rows]) }] });
}

export function person(number: number): KnownPerson {
  const found = knownPeople[number];
  if (found === undefined) throw new Error(`there is no person ${number}`);
  return found;
}

function letters(number: number): string {
  return `${String.fromCharCode(65 + Math.floor(number / 26))}${String.fromCharCode(97 + (number % 26))}sa`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
