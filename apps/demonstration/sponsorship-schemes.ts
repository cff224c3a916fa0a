import { addMonths, monthOf } from '#platform/core/month.ts';

/** Who counts as vulnerable in the demonstration: every decree is invented and says so. */
const categoryNames = [
  ['petani', 'Petani dan buruh tani', 'Farmers and farm hands', 'farmer'],
  ['nelayan', 'Nelayan', 'Fishers', 'fisher'],
  ['pemangku', 'Pemangku dan rohaniwan', 'Temple priests and clergy', 'priest'],
  ['juru_parkir', 'Juru parkir', 'Parking attendants', 'parking'],
  ['kader_posyandu', 'Kader posyandu', 'Posyandu cadres', 'posyandu'],
  ['pedagang_kecil', 'Pedagang kecil', 'Small traders', 'trader'],
  ['penjahit', 'Penjahit', 'Tailors', 'tailor'],
  ['peternak', 'Peternak', 'Breeders', 'breeder'],
  ['perajin', 'Perajin', 'Craftspeople', 'craft'],
  ['pengemudi', 'Pengemudi ojek dan sopir', 'Motorcycle taxi and other drivers', 'driver'],
  ['buruh_bangunan', 'Buruh bangunan', 'Building labourers', 'builder'],
  ['pekerja_rumah_tangga', 'Pekerja rumah tangga', 'Domestic workers', 'household'],
] as const;

const categories = categoryNames.map(([code, nameId, nameEn, group], number) => ({
  code,
  nameId,
  nameEn,
  group,
  decree: `Contoh demonstrasi, bukan keputusan nyata: SK ${String(number + 1).padStart(2, '0')}/DEMO`,
}));

const sponsors = [
  { sponsor: 'gianyar', kind: 'regency', name: 'Pemerintah Kabupaten Gianyar', areaCode: '51.04' },
  { sponsor: 'denpasar', kind: 'regency', name: 'Pemerintah Kota Denpasar', areaCode: '51.71' },
  {
    sponsor: 'ubungkaja',
    kind: 'village',
    name: 'Pemerintah Desa Ubung Kaja',
    areaCode: '51.71.04.2008',
  },
  { sponsor: 'batubulan', kind: 'village', name: 'Pemerintah Desa Batubulan', areaCode: '51.04.01.2001' },
  {
    sponsor: 'perusda',
    kind: 'firm',
    name: 'Perusahaan Daerah Bhakti Sewaka',
    areaCode: '51.71',
    account: 'perusda',
  },
] as const;

interface Scheme {
  /** Names the agreement and its programme. */
  readonly scheme: string;
  readonly sponsor: (typeof sponsors)[number]['sponsor'];
  readonly funding: 'APBD_KAB' | 'APBDES' | 'CSR';
  readonly title: string;
  /** Empty: an agreement with a budget and no programme yet. */
  readonly programme: string;
  readonly state: 'open' | 'closed';
  /** Month the programme starts, counted from the present one. */
  readonly starts: number;
  readonly quota: number;
  readonly treasurer: string;
  /** Where it holds, unless in all of the sponsor's area. */
  readonly area?: string;
  /** Villages with a budget; none: all of the area. */
  readonly villages: readonly string[];
}

const months = 6;
const perMonthIdr = 16_800;

const [ubungKaja, sesetan, serangan] = ['51.71.04.2008', '51.71.01.1003', '51.71.01.1001'] as const;
/** Their months end at the end of next month. */
const endingSoon = [
  ubungKaja,
  '51.71.04.2010',
  '51.71.04.2005',
  '51.71.01.2007',
  '51.71.01.2008',
  '51.71.02.2005',
];
const endingLater = ['51.71.04.1004', '51.71.03.2001', '51.71.01.2010', '51.71.02.1014'];
/** The second round: paid already, verified, laid before the city, and one whose bill waits for its money. */
const paidAtOnce = [
  '51.71.01.1005',
  '51.71.01.1006',
  '51.71.02.1003',
  '51.71.02.1006',
  '51.71.02.1010',
  '51.71.02.2004',
  '51.71.03.1005',
  '51.71.03.2009',
  '51.71.02.2015',
  '51.71.03.2002',
  '51.71.04.1007',
  '51.71.04.1009',
  '51.71.04.2011',
];
const verified = ['51.71.01.1004', '51.71.03.1010'];
const proposed = [sesetan, '51.71.04.2001'];
const unpaid = '51.71.03.1007';
const shores = [serangan, '51.71.01.1002', '51.71.01.2009'];

const schemes: readonly Scheme[] = [
  {
    ...{
      scheme: 'gianyar',
      sponsor: 'gianyar',
      funding: 'APBD_KAB',
      state: 'closed',
      starts: -10,
      quota: 10,
    },
    title: 'Perlindungan pekerja rentan Kabupaten Gianyar',
    programme: 'Pekerja rentan Gianyar, semester lalu',
    ...{ treasurer: 'Bendahara Dinas Tenaga Kerja', villages: [] },
  },
  {
    ...{
      scheme: 'denpasar-berjalan',
      sponsor: 'denpasar',
      funding: 'APBD_KAB',
      state: 'open',
      starts: -4,
      quota: 10,
    },
    title: 'Perlindungan pekerja rentan Kota Denpasar, tahap pertama',
    programme: 'Pekerja rentan Denpasar, tahap pertama',
    ...{ treasurer: 'Bendahara', villages: [...endingSoon, ...endingLater] },
  },
  {
    ...{
      scheme: 'denpasar-dibuka',
      sponsor: 'denpasar',
      funding: 'APBD_KAB',
      state: 'open',
      starts: 0,
      quota: 10,
    },
    title: 'Perlindungan pekerja rentan Kota Denpasar, tahap kedua',
    programme: 'Pekerja rentan Denpasar, tahap kedua',
    ...{ treasurer: 'Bendahara', villages: [] },
  },
  {
    ...{ scheme: 'batubulan', sponsor: 'batubulan', funding: 'APBDES', state: 'open', starts: -1, quota: 15 },
    title: 'Iuran pekerja rentan Desa Batubulan',
    programme: 'Pekerja rentan Batubulan dari APBDes',
    ...{ treasurer: 'Kaur Keuangan', villages: [] },
  },
  {
    ...{ scheme: 'ubungkaja', sponsor: 'ubungkaja', funding: 'APBDES', state: 'open', starts: 0, quota: 20 },
    title: 'Iuran pekerja rentan Desa Ubung Kaja',
    programme: '',
    ...{ treasurer: 'Kaur Keuangan', villages: [] },
  },
  {
    ...{ scheme: 'perusda', sponsor: 'perusda', funding: 'CSR', state: 'open', starts: -3, quota: 8 },
    title: 'Tanggung jawab sosial Bhakti Sewaka untuk pesisir',
    programme: 'Nelayan dan pedagang pesisir Denpasar Selatan',
    ...{ treasurer: 'Bagian keuangan Bhakti Sewaka', villages: shores, area: '51.71.01' },
  },
];

/** The lists of a scheme's villages: whom they take and how far they have come. */
const courses = [
  // Some of these went on paying themselves when it ended.
  { scheme: 'gianyar', villages: [], starts: -10, most: 6, mostPaying: 2, fate: 'paid' },
  { scheme: 'denpasar-berjalan', villages: endingSoon, starts: -4, most: 8, mostPaying: 0, fate: 'paid' },
  { scheme: 'denpasar-berjalan', villages: endingLater, starts: -2, most: 8, mostPaying: 0, fate: 'paid' },
  { scheme: 'denpasar-dibuka', villages: paidAtOnce, starts: 0, most: 9, mostPaying: 0, fate: 'paid' },
  { scheme: 'denpasar-dibuka', villages: verified, starts: 0, most: 9, mostPaying: 0, fate: 'verified' },
  { scheme: 'denpasar-dibuka', villages: proposed, starts: 0, most: 10, mostPaying: 0, fate: 'proposed' },
  { scheme: 'denpasar-dibuka', villages: [unpaid], starts: 0, most: 10, mostPaying: 0, fate: 'billed' },
  { scheme: 'batubulan', villages: [], starts: -1, most: 12, mostPaying: 0, fate: 'paid' },
  { scheme: 'perusda', villages: shores, starts: -3, most: 6, mostPaying: 0, fate: 'paid' },
] as const;

/** What sponsors of the demonstration pay around a day: agreements that were, are and begin, and what became of their lists. */
export function planSponsorships(today: string, ofAccount: Readonly<Record<string, string>>) {
  const present = monthOf(today);
  return {
    categories,
    sponsors: sponsors.map((sponsor) => ({
      ...sponsor,
      organisationId: 'account' in sponsor ? (ofAccount[sponsor.account] ?? null) : null,
    })),
    schemes: schemes.map(({ starts, ...scheme }, number) => ({
      ...scheme,
      ...datesOf(addMonths(present, starts)),
      number: `PKS-DEMO/${String(number + 1).padStart(2, '0')}/${addMonths(present, starts).slice(0, 4)}`,
      categories: categories.map(({ code }) => code),
      months,
      perWorkerIdr: months * perMonthIdr,
    })),
    quotas: [{ scheme: 'denpasar-dibuka', village: ubungKaja, quota: 100 }],
    agents: [{ village: ubungKaja, agentId: ofAccount.bumdes ?? null }],
    courses: courses.map(({ starts, ...course }) => ({
      ...course,
      firstMonth: addMonths(present, starts),
      months,
    })),
  };
}

/** An agreement holds for whole years: from January of the year in which its programme starts through the year in which it ends. */
function datesOf(startMonth: string) {
  const [first, last] = [startMonth.slice(0, 4), addMonths(startMonth, months - 1).slice(0, 4)];
  return { startMonth, signedOn: `${first}-01-02`, validFrom: `${first}-01-01`, validTo: `${last}-12-31` };
}
