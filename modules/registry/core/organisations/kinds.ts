/** Kinds of organisations. Source: DESIGN 2, GLOSSARY. */
export const organisationKinds = [
  'employer',
  'government_office',
  'village',
  'bumdes',
  'agent',
  'cooperative',
  'lpd',
  'school',
  'customary_village',
  'group',
  'sponsor',
] as const;

export type OrganisationKind = (typeof organisationKinds)[number];

export const scales = ['micro', 'small', 'medium', 'large'] as const;
export type Scale = (typeof scales)[number];

export const groupTypes = ['subak', 'cooperative', 'lpd', 'parking', 'fishing', 'market', 'other'] as const;
export type GroupType = (typeof groupTypes)[number];

/** What is asked of some kinds only. */
export const fieldSets = {
  employment: ['businessType', 'riskClass', 'riskClassReason', 'dutyStartedOn'],
  enterprise: ['scale', 'capitalIdr', 'salesIdr'],
  sectors: ['sectors', 'contractorsDuty'],
  group: ['groupType'],
  customary: ['coveredAreas'],
} as const;

export type FieldSet = keyof typeof fieldSets;

interface KindTraits {
  readonly asks: readonly FieldSet[];
  /** By which duties its people are insured; null: the law read here names none. */
  readonly insures: 'firm' | 'government' | 'bpu' | null;
}

const firm: KindTraits = { asks: ['employment', 'enterprise'], insures: 'firm' };

/** What each kind is asked for, and whose programmes are a duty there (Perpres 109/2013 art. 6, Permenaker 1/2025 art. 3A). */
export const kindTraits = {
  employer: firm,
  government_office: { asks: ['employment', 'sectors'], insures: 'government' },
  village: { asks: ['employment'], insures: 'government' },
  bumdes: firm,
  agent: firm,
  cooperative: firm,
  lpd: firm,
  school: firm,
  customary_village: { asks: ['customary'], insures: null },
  group: { asks: ['group'], insures: 'bpu' },
  sponsor: { asks: [], insures: null },
} as const satisfies Record<OrganisationKind, KindTraits>;

/** True when a kind is asked for that set of fields. */
export function asksFor(kind: OrganisationKind, set: FieldSet): boolean {
  const { asks }: KindTraits = kindTraits[kind];
  return asks.includes(set);
}
