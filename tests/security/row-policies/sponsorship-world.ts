import { owners } from './actors.ts';
import { idOf, organisations, places, stranger } from './places.ts';
import type { Row } from './rows.ts';

const { own, child, sibling } = organisations;

interface Scheme {
  readonly area: string;
  /** The organisation that looks after what the sponsor pays. */
  readonly keepers: readonly string[];
  readonly villages: readonly string[];
}

/** A sponsor with an agreement, its budgets and a programme; each reaches villages inside and outside its own area. */
const schemes: readonly Scheme[] = [
  { area: places.denpasar, keepers: [], villages: [places.ubungKaja, places.sesetan] },
  { area: places.denpasar, keepers: [own], villages: [places.ubungKaja] },
  { area: places.gianyar, keepers: [], villages: [places.batubulan] },
  { area: places.gianyar, keepers: [sibling], villages: [places.batubulan, places.ubungKaja] },
  { area: places.bali, keepers: [child], villages: [places.sesetan] },
  { area: places.lombok, keepers: [], villages: [places.ampenan] },
  { area: places.lombok, keepers: [own], villages: [] },
  { area: places.lombok, keepers: [], villages: [places.batubulan] },
  { area: places.ubungKaja, keepers: [], villages: [places.ubungKaja] },
  { area: places.batubulan, keepers: [], villages: [] },
  { area: places.unknown, keepers: [], villages: [places.peguyangan] },
  { area: places.unknown, keepers: [sibling], villages: [] },
];

export function sponsorRow(number: number, area_code: string, custodians: readonly string[]): Row {
  return { sponsor_id: idOf('sponsor', number), kind: 'firm', name: 'Pemberi', area_code, custodians };
}

export function agreementRow(number: number, sponsor: number, { area, keepers }: Scheme): Row {
  return {
    agreement_id: idOf('agreement', number),
    sponsor_id: idOf('sponsor', sponsor),
    number: `PKS ${number}`,
    funding: 'CSR',
    signed_on: '2026-01-02',
    valid_from: '2026-01-02',
    valid_to: '2026-12-31',
    area_code: area,
    custodians: keepers,
  };
}

export function budgetRow(number: number, agreement: number, village_code: string): Row {
  const { area = '', keepers = [] } = schemes[agreement] ?? {};
  return {
    budget_id: idOf('budget', number),
    agreement_id: idOf('agreement', agreement),
    sponsor_id: idOf('sponsor', agreement),
    year: 2026,
    village_code,
    area_code: area,
    granted_idr: 840_000,
    ceiling_idr: 840_000,
    free_idr: 840_000,
    custodians: keepers,
  };
}

export function moveRow(number: number): Row {
  return {
    move_id: idOf('new', 8_000 + number),
    budget_id: idOf('budget', number),
    from_stage: 'outside',
    to_stage: 'free',
    amount_idr: 840_000,
    booked_on: '2026-01-02',
  };
}

export function programmeRow(number: number): Row {
  const { area = '', keepers = [] } = schemes[number] ?? {};
  return {
    programme_id: idOf('programme', number),
    agreement_id: idOf('agreement', number),
    sponsor_id: idOf('sponsor', number),
    name: 'Seratus pekerja rentan',
    funding: 'CSR',
    area_code: area,
    quota_per_village: 100,
    months: 6,
    start_month: '2026-06',
    custodians: keepers,
  };
}

export function villageRow(programme: number, village_code: string): Row {
  return {
    programme_id: idOf('programme', programme),
    village_code,
    village_kind: 'desa',
    quota: 100,
    custodians: schemes[programme]?.keepers ?? [],
  };
}

/** A list of each village, before nobody yet and before the government of its regency. */
export function listRow(number: number, programme: number, village_code: string, laid_before: string): Row {
  return {
    list_id: idOf('candidates', number),
    programme_id: idOf('programme', programme),
    budget_id: idOf('budget', programme),
    village_code,
    laid_before,
    kind: 'top_up',
    first_month: '2026-06',
    months: 6,
    custodians: schemes[programme]?.keepers ?? [],
  };
}

export function candidateRow(worker: number, list: Row): Row {
  const { list_id = '', village_code = '', laid_before = '', programme_id = '' } = list;
  return {
    worker_id: idOf('worker', worker),
    list_id,
    place: 1,
    name: 'Ni Made Sari',
    nik_masked: '5171********0001',
    birth_date: '1980-01-01',
    sex: 'P',
    village_code,
    laid_before,
    programme_id,
  };
}

export function termRow(worker: number, list: Row, agent_id: string | null): Row {
  const { list_id = '', village_code = '', laid_before = '', programme_id = '', budget_id = '' } = list;
  return {
    worker_id: idOf('worker', worker),
    term_id: idOf('term', worker),
    list_id,
    programme_id,
    budget_id,
    village_code,
    laid_before,
    agent_id,
    first_month: '2026-06',
    last_month: '2026-11',
    months: 6,
    amount_idr: 50_400,
  };
}

export function scenarioRow(
  number: number,
  scope: { area_code: string; account_id: string; is_shared: boolean },
): Row {
  return {
    scenario_id: idOf('scenario', number),
    name: 'Semua desa',
    variants: '[]',
    outcome: '[]',
    actor_name: 'Seorang',
    ...scope,
  };
}

export function categoryRow(category_code: string): Row {
  return { category_code, area_code: places.bali, name_id: 'Petani', name_en: 'Farmers' };
}

/** Where a sponsor's bill belongs and whose it is; of nothing, so that it moves no budget. */
export function sponsorBillScopes(): readonly Row[] {
  return schemes.map(({ area, keepers }, number) => ({
    payer_id: idOf('budget', number),
    payer_kind: 'sponsor',
    kind: 'sponsor',
    amount_idr: 0,
    area_code: area,
    work_area_code: '',
    custodians: keepers,
  }));
}

/** Of one sponsor, yet of another place or keeper than the sponsor itself: what shows an agreement need not show the sponsor's others. */
const strays: readonly (readonly [sponsor: number, scheme: Scheme])[] = [
  [0, { area: places.lombok, keepers: [], villages: [] }],
  [5, { area: places.denpasar, keepers: [], villages: [] }],
  [9, { area: places.lombok, keepers: [own], villages: [] }],
];

const reached = schemes.flatMap(({ villages }, programme) =>
  villages.map((village) => ({ programme, village })),
);

export const sponsoredLists: readonly Row[] = [
  ...reached.map(({ programme, village }) => [programme, village, ''] as const),
  ...reached.map(({ programme, village }) => [programme, village, village.slice(0, 5)] as const),
  // Laid before the government of a neighbour: it sees the list, the village's own regency does not.
  [0, places.ubungKaja, places.gianyar] as const,
  [6, places.ampenan, places.denpasar] as const,
].map(([programme, village, before], number) => listRow(number, programme, village, before));

/** Who takes over whom: nobody, an organisation, one below it, one beside it. */
const agents = [null, own, child, sibling] as const;

/** Rows of the tables of sponsorship, in an order that foreign keys allow. */
export const sponsorshipWorld: Readonly<Record<string, readonly Row[]>> = {
  'sponsorship.categories': [categoryRow('uji_petani'), categoryRow('uji_nelayan')],
  'sponsorship.sponsors': schemes.map(({ area, keepers }, number) => sponsorRow(number, area, keepers)),
  'sponsorship.agreements': [
    ...schemes.map((scheme, number) => agreementRow(number, number, scheme)),
    ...strays.map(([sponsor, scheme], number) => agreementRow(schemes.length + number, sponsor, scheme)),
  ],
  'sponsorship.budgets': [
    ...schemes.map((_, number) => budgetRow(number, number, '')),
    ...reached.map(({ programme, village }, number) =>
      budgetRow(schemes.length + number, programme, village),
    ),
  ],
  'sponsorship.budget_moves': [...schemes, ...reached].map((_, number) => moveRow(number)),
  'sponsorship.programmes': schemes.map((_, number) => programmeRow(number)),
  'sponsorship.programme_villages': reached.map(({ programme, village }) => villageRow(programme, village)),
  'sponsorship.lists': sponsoredLists,
  'sponsorship.candidates': sponsoredLists.map((list, number) => candidateRow(number, list)),
  'sponsorship.terms': sponsoredLists.map((list, number) =>
    termRow(number, list, agents[number % 4] ?? null),
  ),
  'sponsorship.scenarios': [...owners, stranger].flatMap((account_id, owner) =>
    [places.denpasar, places.ubungKaja, places.gianyar, places.bali, places.unknown].flatMap(
      (area_code, place) =>
        [false, true].map((is_shared) =>
          scenarioRow(owner * 20 + place * 2 + Number(is_shared), { area_code, account_id, is_shared }),
        ),
    ),
  ),
};
