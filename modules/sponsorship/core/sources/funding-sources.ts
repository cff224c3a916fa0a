import { type Funding, fundings, type SwitchName } from '#modules/rules/core/index.ts';

/** Who may pay for others; a government's and a village's money have their own codes. */
export const sponsorKinds = ['state', 'province', 'regency', 'village', 'firm', 'donor'] as const;

export type SponsorKind = (typeof sponsorKinds)[number];

/** A funding source of CONTRACT 4.1: every one but `self`. */
export type SponsorFunding = Exclude<Funding, 'self'>;

/** Village governments are of two kinds; only a desa has a budget of its own. */
export const villageKinds = ['desa', 'kelurahan'] as const;

export type VillageKind = (typeof villageKinds)[number];

/** What is known of a funding source. */
export interface FundingSource {
  readonly funding: SponsorFunding;
  /** `desa`: the money is a desa's own, so a kelurahan is left out. */
  readonly reaches: 'desa' | 'both';
  /** Whose money it is. */
  readonly sponsors: readonly SponsorKind[];
  /** How the law's relief is read for it. */
  readonly reliefSwitch: SwitchName;
  /** Values of the law (rules 4.2) that speak of it, the nearest first. */
  readonly bases: readonly string[];
}

const regional = ['basis-apbd-guideline', 'basis-coverage-instruction'] as const;

/** The funding sources with what each may reach. Source: CONTRACT 4.1, rules 4.2. */
export const fundingSources = {
  APBN: source('APBN', 'both', ['state'], ['basis-contribution-aid', 'basis-coverage-instruction']),
  APBD_PROV: source(
    'APBD_PROV',
    'both',
    ['province'],
    [...regional, 'basis-bali-governor', 'basis-bali-province'],
  ),
  APBD_KAB: source('APBD_KAB', 'both', ['regency'], [...regional, 'basis-gianyar-regent']),
  APBDES: source('APBDES', 'desa', ['village'], ['basis-village-officials', 'basis-apbd-guideline']),
  DANA_DESA: source(
    'DANA_DESA',
    'desa',
    ['village'],
    ['basis-dana-desa', 'basis-dana-desa-officials-opinion'],
  ),
  DBH_CHT: source('DBH_CHT', 'both', ['province', 'regency'], ['basis-dbh-cht']),
  CSR: source('CSR', 'both', ['firm'], ['basis-gn-lingkaran', 'basis-sertakan']),
  DONATION: source('DONATION', 'both', ['donor', 'firm'], ['basis-gn-lingkaran', 'basis-sertakan']),
} as const satisfies Record<SponsorFunding, FundingSource>;

/** Codes of the funding sources, in the order of CONTRACT 4.1. */
export const sponsorFundings: readonly SponsorFunding[] = fundings.filter((funding) => funding !== 'self');

/** Why a village is not reached. Texts: `programmes.left_out.<code>`. */
export const leftOutReasons = ['source.desa_only', 'village.no_budget'] as const;

export type LeftOutReason = (typeof leftOutReasons)[number];

/** True when the money may pay for workers of a village of that kind. */
export function reachesKind(funding: SponsorFunding, kind: VillageKind): boolean {
  return fundingSources[funding].reaches === 'both' || kind === 'desa';
}

/** True when such a sponsor pays out of that source. */
export function paysFrom(kind: SponsorKind, funding: SponsorFunding): boolean {
  return fundingSources[funding].sponsors.includes(kind);
}

function source(
  funding: SponsorFunding,
  reaches: FundingSource['reaches'],
  sponsors: readonly SponsorKind[],
  bases: readonly string[],
): FundingSource {
  return { funding, reaches, sponsors, reliefSwitch: `reliefFor.${funding}`, bases };
}
