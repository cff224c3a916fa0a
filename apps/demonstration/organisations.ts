import { nameTokens } from '#modules/registry/core/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { type Plan, peopleOf, type RegencyPlan } from './plan.ts';
import { draw, Random, type Weighted, weighted } from './random.ts';
import { firmWords, officeSector, type Sector, sectorOf, sectors } from './trades.ts';

export interface DemonstrationOrganisation {
  readonly organisationId: string;
  readonly kind:
    | 'employer'
    | 'government_office'
    | 'village'
    | 'bumdes'
    | 'agent'
    | 'group'
    | 'sponsor'
    | 'customary_village'
    | 'lpd';
  readonly name: string;
  readonly nameTokens: readonly string[];
  readonly npp: string | null;
  readonly nib: string | null;
  readonly parentId: string | null;
  readonly areaCode: string;
  readonly sector: string | null;
  /** `YYYY-MM`; null where no contributions are owed. */
  readonly paidThrough: string | null;
}

/** One that employs wage earners, and how many of its regency's. */
export interface Employer {
  readonly organisation: DemonstrationOrganisation;
  readonly sector: Sector;
  readonly weight: number;
}

export interface Organisations {
  readonly all: readonly DemonstrationOrganisation[];
  /** Organisation of an account by the account's name before the @. */
  readonly ofAccount: Readonly<Record<string, string>>;
  /** Employers by regency code. */
  readonly employers: ReadonlyMap<string, Weighted<Employer>>;
  readonly agentMembers: { readonly areaCode: string; readonly custodians: readonly string[] };
  readonly groupMembers: { readonly areaCode: string; readonly groupId: string };
}

type Named = Pick<DemonstrationOrganisation, 'kind' | 'name' | 'areaCode'> & {
  readonly account?: string;
  readonly parent?: string;
  readonly sector?: string;
  /** Share of the regency's wage earners; makes it an employer with an NPP. */
  readonly employs?: number;
};

/** Those that accounts and walk-throughs of the demonstration speak of. */
const named: readonly Named[] = [
  { account: 'ubungkaja', kind: 'village', name: 'Pemerintah Desa Ubung Kaja', areaCode: '51.71.04.2008' },
  { account: 'sesetan', kind: 'village', name: 'Kelurahan Sesetan', areaCode: '51.71.01.1003' },
  { account: 'batubulan', kind: 'village', name: 'Pemerintah Desa Batubulan', areaCode: '51.04.01.2001' },
  { account: 'bumdes', kind: 'bumdes', name: 'BUMDes Ubung Kaja Sejahtera', areaCode: '51.71.04.2008' },
  {
    account: 'agen',
    kind: 'agent',
    name: 'Agen Perisai BUMDes Ubung Kaja',
    areaCode: '51.71.04.2008',
    parent: 'bumdes',
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
  { account: 'subak', kind: 'group', name: 'Subak Tegal Tamu', areaCode: '51.04.01.2001' },
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
    sector: 'finance',
    employs: 0.004,
  },
];

/** Names of the organisations of accounts, by the account's name before the @. */
export const accountOrganisations: Readonly<Record<string, string>> = Object.fromEntries(
  named.flatMap(({ account, name }) => (account ? [[account, name]] : [])),
);

/** One generated employer for so many wage earners. */
const workersPerEmployer = 34;

/** Organisations of the plan: the named ones, and employers in every regency, few of them large. */
export function planOrganisations(
  plan: Plan,
  seed: string,
  today: string,
  makeId: () => string,
): Organisations {
  const random = new Random(`${seed}/organisations`);
  const numbers = new RegistrationNumbers();
  const ofAccount: Record<string, string> = {};
  const employers: Employer[] = [];
  const all: DemonstrationOrganisation[] = [];
  for (const one of named) {
    const organisationId = makeId();
    if (one.account) ofAccount[one.account] = organisationId;
    const organisation = namedOrganisation(one, {
      organisationId,
      parentId: one.parent ? (ofAccount[one.parent] ?? null) : null,
      npp: one.employs ? numbers.nextNpp() : null,
      paidThrough: one.employs ? addMonths(monthOf(today), -1) : null,
    });
    all.push(organisation);
    if (one.employs) employers.push({ organisation, sector: sectorNamed(one.sector), weight: one.employs });
  }
  for (const regency of plan.regencies) {
    const made = regencyEmployers(random, { regency, today, numbers, makeId });
    employers.push(...made);
    for (const { organisation } of made) all.push(organisation);
  }
  return {
    all,
    ofAccount,
    employers: byRegency(plan, employers),
    agentMembers: {
      areaCode: '51.71.04.2008',
      custodians: [ofAccount.bumdes, ofAccount.agen].flatMap((id) => id ?? []),
    },
    groupMembers: { areaCode: '51.04.01.2001', groupId: ofAccount.subak ?? '' },
  };
}

function namedOrganisation(
  { kind, name, areaCode, sector }: Named,
  given: Pick<DemonstrationOrganisation, 'organisationId' | 'parentId' | 'npp' | 'paidThrough'>,
): DemonstrationOrganisation {
  return { kind, name, nameTokens: nameTokens(name), areaCode, sector: sector ?? null, nib: null, ...given };
}

function sectorNamed(key: string | undefined): Sector {
  return !key || key === 'government' ? officeSector : sectorOf(key);
}

interface EmployersTask {
  readonly regency: RegencyPlan;
  readonly today: string;
  readonly numbers: RegistrationNumbers;
  readonly makeId: () => string;
}

function regencyEmployers(random: Random, { regency, today, numbers, makeId }: EmployersTask): Employer[] {
  const { shape, villages } = regency;
  const wageEarners = villages.reduce((sum, village) => sum + village.onlyPu + village.both, 0);
  const places = weighted(
    villages.map((village) => [village.area.code, village.workforce.pu + 0.01] as const),
  );
  const kinds = ['51.03', '51.04', '51.71'].includes(shape.code) ? sectors.tourist : sectors.other;
  const wanted = 1 + Math.floor(wageEarners / workersPerEmployer);
  const sizes = Array.from({ length: wanted }, (_, index) => 1 / (index + 2) ** 0.8);
  const sum = sizes.reduce((all, size) => all + size, 0);
  return sizes.map((size) => {
    const sector = draw(random, kinds);
    const name = `${random.pick(sector.names)} ${random.pick(firmWords)} ${random.pick(firmWords)}`;
    const organisation: DemonstrationOrganisation = {
      organisationId: makeId(),
      kind: 'employer',
      name,
      nameTokens: nameTokens(name),
      npp: numbers.nextNpp(),
      nib: random.chance(0.7) ? numbers.nextNib() : null,
      parentId: null,
      areaCode: draw(random, places),
      sector: sector.key,
      paidThrough: addMonths(monthOf(today), random.chance(0.85) ? -1 : -random.between(2, 7)),
    };
    return { organisation, sector, weight: size / sum };
  });
}

function byRegency(plan: Plan, employers: readonly Employer[]): ReadonlyMap<string, Weighted<Employer>> {
  return new Map(
    plan.regencies
      .filter((regency) => regency.villages.some((village) => peopleOf(village) > 0))
      .map(({ shape }) => [
        shape.code,
        weighted(
          employers
            .filter(({ organisation }) => organisation.areaCode.startsWith(shape.code))
            .map((employer) => [employer, employer.weight] as const),
        ),
      ]),
  );
}

/** Numbers that no two organisations share, of the right shape. */
class RegistrationNumbers {
  #npp = 23_000_000;
  #nib = 9_120_000_000_000;

  nextNpp(): string {
    this.#npp += 7;
    return String(this.#npp);
  }

  nextNib(): string {
    this.#nib += 1_013;
    return String(this.#nib);
  }
}
