import { weighted } from './random.ts';

/** What people do who are not wage earners. */
export const ownTrades = {
  rural: weighted([
    ['Petani', 30],
    ['Pedagang', 14],
    ['Peternak', 9],
    ['Buruh Tani', 7],
    ['Perajin', 7],
    ['Tukang Bangunan', 7],
    ['Nelayan', 5],
    ['Pemangku', 5],
    ['Kader Posyandu', 4],
    ['Sopir', 4],
    ['Penjahit', 3],
    ['Pedagang Canang', 2],
    ['Asisten Rumah Tangga', 1],
    ['Juru Parkir', 1],
    ['Pemandu Wisata', 1],
  ]),
  urban: weighted([
    ['Pedagang', 26],
    ['Pengemudi Ojek Online', 13],
    ['Tukang Bangunan', 8],
    ['Penjahit', 7],
    ['Sopir', 7],
    ['Juru Parkir', 6],
    ['Pedagang Canang', 6],
    ['Asisten Rumah Tangga', 5],
    ['Kader Posyandu', 4],
    ['Pemangku', 4],
    ['Perajin', 4],
    ['Nelayan', 3],
    ['Petani', 3],
    ['Pemandu Wisata', 2],
    ['Peternak', 1],
  ]),
} as const;

/** A line of business: how it is called, what its people do, what they earn (rupiah a month). */
export interface Sector {
  readonly key: string;
  readonly names: readonly string[];
  readonly jobs: readonly string[];
  readonly wageFromIdr: number;
  readonly wageToIdr: number;
}

const sectorTable: readonly Sector[] = [
  {
    key: 'hotel',
    names: ['PT Hotel', 'PT Vila', 'PT Resor'],
    jobs: ['Housekeeping', 'Waiter', 'Cook', 'Front Office', 'Satpam', 'Staf Kebun'],
    wageFromIdr: 3_300_000,
    wageToIdr: 7_500_000,
  },
  {
    key: 'restaurant',
    names: ['CV Warung', 'CV Restoran', 'CV Kafe'],
    jobs: ['Cook', 'Waitress', 'Kasir', 'Barista'],
    wageFromIdr: 2_900_000,
    wageToIdr: 4_600_000,
  },
  {
    key: 'shop',
    names: ['Toko', 'UD', 'CV'],
    jobs: ['Kasir', 'Karyawan Toko', 'Staf Gudang', 'Sopir'],
    wageFromIdr: 2_800_000,
    wageToIdr: 4_200_000,
  },
  {
    key: 'construction',
    names: ['PT Bangun', 'CV Karya'],
    jobs: ['Tukang Bangunan', 'Mandor', 'Staf Administrasi', 'Sopir'],
    wageFromIdr: 3_000_000,
    wageToIdr: 5_500_000,
  },
  {
    key: 'school',
    names: ['Yayasan Pendidikan', 'TK', 'SMP'],
    jobs: ['Guru', 'Staf Administrasi', 'Petugas Kebersihan'],
    wageFromIdr: 2_800_000,
    wageToIdr: 5_200_000,
  },
  {
    key: 'craft',
    names: ['CV Kriya', 'UD Ukir'],
    jobs: ['Perajin', 'Pengukir', 'Staf Ekspor'],
    wageFromIdr: 2_800_000,
    wageToIdr: 4_800_000,
  },
  {
    key: 'transport',
    names: ['PT Transport', 'CV Wisata'],
    jobs: ['Sopir', 'Staf Reservasi', 'Kernet'],
    wageFromIdr: 3_000_000,
    wageToIdr: 5_000_000,
  },
  {
    key: 'finance',
    names: ['LPD', 'Koperasi', 'PT BPR'],
    jobs: ['Kasir', 'Staf Kredit', 'Satpam'],
    wageFromIdr: 3_000_000,
    wageToIdr: 6_500_000,
  },
];

export const sectors = {
  tourist: weighted(
    sectorTable.map((sector, index) => [sector, [40, 18, 14, 8, 6, 3, 7, 4][index] ?? 1] as const),
  ),
  other: weighted(
    sectorTable.map((sector, index) => [sector, [8, 10, 28, 12, 12, 12, 6, 12][index] ?? 1] as const),
  ),
} as const;

export function sectorOf(key: string): Sector {
  const found = sectorTable.find((sector) => sector.key === key);
  if (!found) throw new Error(`no such sector: ${key}`);
  return found;
}

export const officeSector: Sector = {
  key: 'government',
  names: [],
  jobs: ['Staf Administrasi', 'Petugas Kebersihan', 'Satpam', 'Sopir', 'Petugas Lapangan Kantor'],
  wageFromIdr: 2_800_000,
  wageToIdr: 4_000_000,
};

/** Words of which firms' names are made. */
export const firmWords = [
  'Sari',
  'Nusa',
  'Dewata',
  'Mertha',
  'Surya',
  'Candra',
  'Giri',
  'Segara',
  'Puri',
  'Taman',
  'Tirta',
  'Wana',
  'Jaya',
  'Mandiri',
  'Lestari',
  'Sejahtera',
  'Abadi',
  'Utama',
  'Amerta',
  'Pertiwi',
  'Bhakti',
  'Sentosa',
  'Kencana',
  'Permata',
  'Cempaka',
  'Padma',
  'Anugerah',
  'Santhi',
  'Buana',
  'Artha',
] as const;
