import { noStages } from '#modules/sponsorship/core/index.ts';
import { absorptionReport } from './absorption-report.ts';
import { agreementAnnex } from './agreement-annex.ts';
import { billLetter } from './bill-letter.ts';
import { decreeAnnex } from './decree-annex.ts';
import type { ListBill, ListedPerson, ListFacts } from './list-facts.ts';
import type { OfficialPaper } from './official-paper.ts';
import { publicList } from './public-list.ts';

/** A list of Ubung Kaja whose bill is out. */
export const list: ListFacts = {
  list_id: '0197a000-0000-7000-8000-000000000001',
  kind: 'first',
  state: 'billed',
  first_month: '2026-06',
  months: 6,
  workers: 3,
  amount_idr: 302_400n,
  bill_id: '0197a000-0000-7000-8000-000000000002',
  village_code: '51.71.04.2008',
  village_name: 'Ubung Kaja',
  village_kind: 'desa',
  village_path: 'Ubung Kaja, Denpasar Utara, Kota Denpasar, Bali',
  programme_name: 'Satu desa 100 pekerja rentan 2026',
  funding: 'APBDES',
  agreement_number: '415.4/12/PKS/2026',
  sponsor_name: 'Pemerintah Desa Ubung Kaja',
  treasurer_name: 'Ni Luh Putu Ariani',
  branch: 'Bali Denpasar',
};

const hamlets = ['Banjar Pohgading', 'Banjar Anyar', 'Banjar Liligundi', 'Banjar Petangan Gede'] as const;
const groups = ['farmer', 'trader', 'driver', 'priest'] as const;

/** People of a list, the last two of them its reserve. */
export function somePeople(count: number): ListedPerson[] {
  return Array.from({ length: count }, (_, n) => ({
    worker_id: `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    name: n % 7 === 0 ? `Ida Bagus Gede Anom Wirawan Putra Manuaba Kemenuh ${n}` : `I Wayan Sudarma ${n}`,
    nik_masked: `5171********${String(n).padStart(4, '0')}`,
    sex: n % 2 ? 'P' : 'L',
    hamlet: hamlets[(n * n) % hamlets.length] ?? '',
    occupation: n % 5 === 0 ? 'Buruh tani penggarap lahan sawah milik orang lain' : 'Pedagang canang',
    occupation_group: groups[n % groups.length] ?? 'other',
    category: 'Pekerja sektor informal berpenghasilan rendah',
    is_reserve: n >= count - 2,
  }));
}

export const bill: ListBill = {
  code: '4000000011266061',
  state: 'open',
  amount_idr: 302_400n,
  workers: 3,
  issued_on: '2026-05-20',
  due_on: '2026-06-15',
  expires_on: '2026-06-30',
  paid_on: null,
};
export const months = ['2026-06', '2026-07'].map((month) => ({ month, workers: 3, amountIdr: 151_200n }));
const stages = {
  ...noStages,
  ceilingIdr: 10_080_000n,
  freeIdr: 3_000_000n,
  paidIdr: 7_080_000n,
  absorbedIdr: 1_180_000n,
};
const programme = {
  ...{ programme_id: 'p', name: 'Program 2026', months: 6, start_month: '2026-06' },
  ...{ base_bracket: 1, with_savings: false, workerIdr: 100_800n },
};
const agreement = {
  ...{
    agreement_id: '0197a000-0000-7000-8000-000000000003',
    number: '415.4/12/PKS/2026',
    title: '',
    funding: 'APBDES',
  },
  ...{
    legal_basis: 'Permendagri 20/2018',
    signed_on: '2026-01-10',
    valid_from: '2026-01-10',
    valid_to: '2026-12-31',
  },
  ...{
    area_code: '51.04',
    area_name: 'Kabupaten Gianyar, Bali',
    sponsor_name: 'Pemerintah Kabupaten Gianyar',
  },
};
const villages = [
  ...Array.from({ length: 64 }, (_, n) => ({
    ...{ programme_id: 'p', village_name: `Batubulan ${n}`, village_kind: 'desa', district_name: 'Sukawati' },
    ...{ quota: 100, left_out: '' },
  })),
  ...[
    { programme_id: 'p', village_name: 'Gianyar', village_kind: 'kelurahan', district_name: 'Gianyar' },
  ].map((one) => ({ ...one, quota: 0, left_out: 'source.desa_only' })),
];

const annex = agreementAnnex({
  agreement,
  programmes: [programme],
  villages,
  ceilings: [{ year: 2026, village_name: '', granted_idr: 645_120_000n, treasurer_name: 'I Made Bendahara' }],
  part: '',
});
const report = absorptionReport({
  ...{ year: 2026, today: '2026-06-20', funding: 'APBDES', part: 'Kota Denpasar, Bali' },
  agreements: [
    {
      agreement: { ...agreement },
      agreementId: agreement.agreement_id,
      hasCeiling: true,
      stages,
      forecast: { lapsesIdr: 3_000_000n, unpaidIdr: 0n, daysLeft: 195 },
      villages: [
        { villageCode: '51.04.01.2001', villageName: 'Batubulan', hasOwnCeiling: false, workers: 70, stages },
      ],
      months: [
        {
          month: '2026-06',
          workers: 70,
          amountIdr: 1_180_000n,
          paidIdr: 1_180_000n,
          absorbedIdr: 1_180_000n,
        },
      ],
    },
  ],
});
const letter = billLetter({ list, bill, months, today: '2026-05-20' });

/** One of each paper. */
export const samples = {
  'decree-annex': decreeAnnex(list, somePeople(250)),
  'public-list': publicList(list, somePeople(120)),
  bill: letter,
  'agreement-annex': annex,
  absorption: report,
} as const satisfies Record<string, OfficialPaper>;
