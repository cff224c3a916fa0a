import { uuidV7 } from '#platform/core/ids.ts';
import type { Caller } from '#platform/core/roles.ts';

/** Office staff of the branch Bali Denpasar, who may hand in a list for any village of it. */
export const benchCaller: Caller = {
  accountId: uuidV7(1_790_000_000_000, new Uint8Array(10)),
  name: 'Bench',
  email: 'bench@semesta.example',
  personKey: 'bench',
  role: 'office_staff',
  areaCodes: ['51.71'],
  organisationId: null,
  organisationIds: [],
  workerId: null,
  language: 'id',
};

const given = ['Wayan', 'Made', 'Nyoman', 'Ketut', 'Putu', 'Kadek', 'Komang', 'Gede'];
const middle = ['Agus', 'Eka', 'Sri', 'Dewi', 'Adi', 'Budi', 'Rai', 'Oka', 'Surya', 'Wira', 'Ayu', 'Indra'];
const family = [
  'Suardika',
  'Astawa',
  'Wirawan',
  'Sudarma',
  'Yasa',
  'Artini',
  'Mahendra',
  'Widiani',
  'Parwata',
  'Sukerti',
];
const works = [
  'Petani',
  'Pedagang canang',
  'Ojek online',
  'Nelayan',
  'Tukang kayu',
  'Penjahit',
  'Juru parkir',
  'Pemangku',
];
const villages = [
  'Ubung Kaja',
  'Sesetan',
  'Pemecutan Kaja',
  'Peguyangan',
  'Sanur Kaja',
  'Renon',
  'Panjer',
  'Padangsambian',
];

/** The columns of one worker as a clerk fills them in; each number gives another person, all of them ready. */
export function workerCells(n: number): string[] {
  const day = (n % 28) + 1;
  const month = (Math.floor(n / 28) % 12) + 1;
  const year = 1965 + (Math.floor(n / 336) % 40);
  const serial = Math.floor(n / 13_440) + 1_001;
  const isWoman = n % 2 === 1;
  const two = (value: number) => String(value).padStart(2, '0');
  const nik = `517104${two(isWoman ? day + 40 : day)}${two(month)}${two(year % 100)}${String(serial).padStart(4, '0')}`;
  const pick = (from: readonly string[], step: number) => from[Math.floor(n / step) % from.length] ?? '';
  return [
    nik,
    `${isWoman ? 'Ni' : 'I'} ${pick(given, 1)} ${pick(middle, 8)} ${pick(family, 96)}`,
    `Denpasar, ${day}-${month}-${year}`,
    isWoman ? 'P' : 'L',
    `Ni ${pick(given, 3)} ${pick(family, 7)}`,
    `0812${String(10_000_000 + n)}`,
    `Jl. Gatot Subroto No. ${n % 400}, Gang ${pick(middle, 5)}`,
    pick(villages, 11),
    pick(works, 13),
    `Rp ${1_000 + (n % 20) * 100}.000,-`,
  ];
}

export const workerHeader = [
  'NIK',
  'Nama Lengkap',
  'Tempat/Tanggal Lahir',
  'L/P',
  'Nama Ibu Kandung',
  'No HP',
  'Alamat',
  'Desa/Kelurahan',
  'Pekerjaan',
  'Penghasilan',
];

/** A CSV of the workers from `first` on. */
export function workersCsv(first: number, count: number): Uint8Array {
  const lines = [`No;${workerHeader.join(';')}`];
  for (let n = 0; n < count; n++) lines.push(`${n + 1};${workerCells(first + n).join(';')}`);
  return Buffer.from(lines.join('\r\n'));
}
