import { nameTokens } from '#modules/registry/core/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { type NamedOrganisation, namedOrganisations } from './named-organisations.ts';
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
    | 'lpd'
    | 'cooperative';
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

/** An agent or group through which some of a village's people are members. */
export interface Gatherer {
  /** The group that collects; null for an agent, whose members pay for themselves. */
  readonly organisationId: string | null;
  readonly custodians: readonly string[];
  /** Trades it is for; none: all. */
  readonly trades: readonly string[];
  readonly share: number;
}

export interface Organisations {
  readonly all: readonly DemonstrationOrganisation[];
  /** Organisation of an account by the account's name before the @. */
  readonly ofAccount: Readonly<Record<string, string>>;
  /** Employers by regency code. */
  readonly employers: ReadonlyMap<string, Weighted<Employer>>;
  /** Who gathers those not wage earners of a village, by its code. */
  readonly gatherers: ReadonlyMap<string, Gatherer>;
}

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
  const gatherers = new Map<string, Gatherer>();
  const ids = namedOrganisations.map(() => makeId());
  for (const [index, one] of namedOrganisations.entries()) {
    const organisationId = ids[index] ?? makeId();
    if (one.account) ofAccount[one.account] = organisationId;
    const organisation = namedOrganisation(one, {
      organisationId,
      parentId: ids[parentOf(one)] ?? null,
      npp: one.employs ? numbers.nextNpp() : null,
      paidThrough: one.employs ? addMonths(monthOf(today), -1) : null,
    });
    all.push(organisation);
    if (one.gathers) gatherers.set(one.areaCode, gathererOf(organisation, one.gathers));
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
    gatherers,
  };
}

/** The place of its parent among the named ones, -1 for none. */
function parentOf({ parent }: NamedOrganisation): number {
  return parent === undefined
    ? -1
    : namedOrganisations.findIndex(({ account, name }) => account === parent || name === parent);
}

function gathererOf(
  { kind, organisationId, parentId }: DemonstrationOrganisation,
  { trades, share }: NonNullable<NamedOrganisation['gathers']>,
): Gatherer {
  const custodians = parentId ? [parentId, organisationId] : [organisationId];
  return { organisationId: kind === 'agent' ? null : organisationId, custodians, trades, share };
}

function namedOrganisation(
  { kind, name, areaCode, sector }: NamedOrganisation,
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
  return sizes.map((size, place) => {
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
      paidThrough: addMonths(monthOf(today), -monthsBehind(random, place < wanted / 3)),
    };
    return { organisation, sector, weight: size / sum };
  });
}

/** Most have paid the last month; of those that are not among the large, some owe for longer: 1 to 7 months. */
function monthsBehind(random: Random, isLarge: boolean): number {
  const months = random.chance(0.85) ? 1 : random.between(2, 7);
  return isLarge ? 1 : months;
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
