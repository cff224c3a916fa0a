import {
  noFacts,
  type OrganisationFacts,
  organisationTokens,
  readNpwp,
} from '#modules/registry/core/index.ts';
import { type BlindIndex, blindIndex } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import type { DemonstrationOrganisation } from './organisations.ts';

type Said = Partial<Omit<OrganisationFacts, 'name' | 'areaCode' | 'npp'>>;

const visit = 'Data demonstrasi: ditetapkan kantor cabang saat kunjungan';

/** What is said of the named ones; every number is invented. */
const described: Readonly<Record<string, Said>> = {
  'PT Hotel Segara Kencana': {
    tradeName: 'Segara Kencana Resort',
    address: 'Jalan Contoh Pantai 1',
    nib: '9129990000011',
    npwp: '009999900011000',
    riskClass: 2,
    riskClassReason: visit,
    scale: 'large',
    dutyStartedOn: '2018-03-01',
    contactName: 'Ni Luh Contoh Lestari',
    contactEmail: 'sdm@segara-kencana.example',
  },
  'PT Hotel Segara Kencana, Cabang Sanur': {
    tradeName: 'Segara Kencana Sanur',
    address: 'Jalan Contoh Sanur 8',
    nib: '9129990000022',
    npwp: '0009999900011000000001',
    workersStated: 24,
    riskClass: 2,
    riskClassReason: visit,
    scale: 'large',
    dutyStartedOn: '2024-07-01',
    contactName: 'I Made Contoh Wirawan',
    contactEmail: 'sanur@segara-kencana.example',
  },
  'Dinas Pekerjaan Umum Kota Denpasar': {
    address: 'Jalan Contoh Balai Kota 3',
    npwp: '009999900022000',
    sectors: ['Bina Marga', 'Cipta Karya', 'Sumber Daya Air'],
    contractorsDuty: true,
    riskClass: 1,
    riskClassReason: visit,
    contactName: 'I Gede Contoh Putra',
  },
  'Dinas Tenaga Kerja Kabupaten Gianyar': {
    sectors: ['Hubungan Industrial', 'Pelatihan Kerja'],
    riskClass: 1,
    riskClassReason: visit,
  },
  'Subak Tegal Tamu': { groupType: 'subak', contactName: 'I Wayan Contoh Suarta' },
  'Subak Jatiluwih': { groupType: 'subak' },
  'BUMDes Bersama Denpasar Utara': {
    address: 'Jalan Contoh Utara 10',
    nib: '9129990000033',
    scale: 'medium',
    contactName: 'Ni Ketut Contoh Asih',
  },
  'BUMDes Ubung Kaja Sejahtera': {
    address: 'Jalan Contoh Desa 5',
    nib: '9129990000044',
    scale: 'small',
    contactName: 'I Nyoman Contoh Arta',
  },
  'Desa Adat Ubung': { coveredAreas: ['51.71.04.1007', '51.71.04.2008'] },
  'Desa Adat Batubulan': { coveredAreas: ['51.04.01.2001', '51.04.01.2009'] },
  'LPD Desa Adat Batubulan': { scale: 'small', riskClass: 1, riskClassReason: visit },
};

/** Risk classes of the demonstration's lines of business: invented, as the reason beside them says. */
const riskClassOf: Readonly<Record<string, number>> = { construction: 5, craft: 3, transport: 3 };

/** Lines of business as an office would write them. */
const sectorWords: Readonly<Record<string, string>> = {
  hotel: 'Perhotelan',
  restaurant: 'Rumah makan',
  shop: 'Perdagangan',
  construction: 'Konstruksi',
  school: 'Pendidikan',
  craft: 'Kerajinan',
  transport: 'Angkutan',
  finance: 'Keuangan',
  government: 'Pemerintahan',
};

/** One organisation as it is loaded: with what an office would have asked of it. */
export function describedRow(
  organisation: DemonstrationOrganisation,
  { workers, secrets }: { readonly workers: number; readonly secrets: Secrets },
) {
  const said = saidOf(organisation, workers);
  const npwp = said.npwp ? readNpwp(said.npwp) : null;
  const indexNpwp: BlindIndex = blindIndex(secrets, 'npwp');
  return {
    ...noFacts,
    ...organisation,
    ...said,
    nib: said.nib ?? organisation.nib,
    sector: sectorWords[organisation.sector ?? ''] ?? null,
    nameTokens: organisationTokens(`${organisation.name} ${said.tradeName ?? ''}`),
    npwpIndex: npwp ? indexNpwp(npwp.key).toString('hex') : null,
    workersStated: said.workersStated ?? (organisation.npp ? Math.ceil(workers * 1.1) : null),
  };
}

function saidOf({ kind, name, sector }: DemonstrationOrganisation, workers: number): Said {
  const known = described[name];
  if (known) return known;
  if (kind !== 'employer') return {};
  return {
    scale: scaleBy(workers),
    riskClass: riskClassOf[sector ?? ''] ?? 2,
    riskClassReason: visit,
    dutyStartedOn: '2019-07-01',
  };
}

function scaleBy(workers: number): NonNullable<Said['scale']> {
  if (workers >= 100) return 'large';
  if (workers >= 40) return 'medium';
  return workers >= 10 ? 'small' : 'micro';
}
