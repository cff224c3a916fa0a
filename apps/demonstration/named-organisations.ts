import type { DemonstrationOrganisation } from './organisations.ts';

export type NamedOrganisation = Pick<DemonstrationOrganisation, 'kind' | 'name' | 'areaCode'> & {
  readonly account?: string;
  /** Account or name of the one it lies below. */
  readonly parent?: string;
  readonly sector?: string;
  /** Gathers this share of the village's own-account people, of these trades (none: all). */
  readonly gathers?: { readonly trades: readonly string[]; readonly share: number };
  /** Share of the regency's wage earners; makes it an employer with an NPP. */
  readonly employs?: number;
};

/** Those that accounts and walk-throughs of the demonstration speak of. */
export const namedOrganisations: readonly NamedOrganisation[] = [
  { account: 'ubungkaja', kind: 'village', name: 'Pemerintah Desa Ubung Kaja', areaCode: '51.71.04.2008' },
  { account: 'sesetan', kind: 'village', name: 'Kelurahan Sesetan', areaCode: '51.71.01.1003' },
  { account: 'batubulan', kind: 'village', name: 'Pemerintah Desa Batubulan', areaCode: '51.04.01.2001' },
  {
    account: 'bumdes',
    kind: 'bumdes',
    name: 'BUMDes Ubung Kaja Sejahtera',
    areaCode: '51.71.04.2008',
    parent: 'BUMDes Bersama Denpasar Utara',
  },
  {
    account: 'agen',
    kind: 'agent',
    name: 'Agen Perisai BUMDes Ubung Kaja',
    areaCode: '51.71.04.2008',
    parent: 'bumdes',
    gathers: { trades: [], share: 0.6 },
  },
  {
    account: 'hotel',
    kind: 'employer',
    name: 'PT Hotel Segara Kencana',
    areaCode: '51.03.05.1004',
    sector: 'hotel',
    employs: 0.1,
  },
  {
    account: 'opd',
    kind: 'government_office',
    name: 'Dinas Pekerjaan Umum Kota Denpasar',
    areaCode: '51.71',
    sector: 'government',
    employs: 0.025,
  },
  {
    account: 'subak',
    kind: 'group',
    name: 'Subak Tegal Tamu',
    areaCode: '51.04.01.2001',
    gathers: { trades: ['Petani', 'Buruh Tani', 'Peternak'], share: 0.9 },
  },
  {
    kind: 'group',
    name: 'Subak Jatiluwih',
    areaCode: '51.02.08.2013',
    gathers: { trades: ['Petani', 'Buruh Tani', 'Peternak'], share: 0.9 },
  },
  {
    kind: 'cooperative',
    name: 'Koperasi Nelayan Serangan',
    areaCode: '51.71.01.1001',
    gathers: { trades: ['Nelayan'], share: 1 },
  },
  {
    kind: 'bumdes',
    name: 'BUMDes Kusamba Segara',
    areaCode: '51.05.04.2006',
    gathers: { trades: [], share: 0.4 },
  },
  { account: 'perusda', kind: 'sponsor', name: 'Perusahaan Daerah Bhakti Sewaka', areaCode: '51.71' },
  {
    account: 'izin',
    kind: 'government_office',
    name: 'Dinas Penanaman Modal dan PTSP Kota Denpasar',
    areaCode: '51.71',
  },
  {
    kind: 'government_office',
    name: 'Dinas Tenaga Kerja Kabupaten Gianyar',
    areaCode: '51.04',
    sector: 'government',
    employs: 0.01,
  },
  { kind: 'customary_village', name: 'Desa Adat Ubung', areaCode: '51.71.04.2008' },
  {
    kind: 'lpd',
    name: 'LPD Desa Adat Batubulan',
    areaCode: '51.04.01.2001',
    parent: 'Desa Adat Batubulan',
    sector: 'finance',
    employs: 0.004,
  },
  { kind: 'customary_village', name: 'Desa Adat Batubulan', areaCode: '51.04.01.2001' },
  { kind: 'bumdes', name: 'BUMDes Bersama Denpasar Utara', areaCode: '51.71.04' },
  {
    kind: 'employer',
    name: 'PT Hotel Segara Kencana, Cabang Sanur',
    areaCode: '51.71.01.1006',
    parent: 'hotel',
    sector: 'hotel',
  },
];
