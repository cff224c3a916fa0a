import {
  asksFor,
  type FieldSet,
  fieldSets,
  type GroupType,
  type OrganisationKind,
  type Scale,
} from './kinds.ts';

/** What is known of an organisation and may change; amounts are decimal text of whole rupiah, days `YYYY-MM-DD`. */
export interface OrganisationFacts {
  readonly name: string;
  readonly tradeName: string;
  readonly areaCode: string;
  readonly address: string;
  readonly npp: string | null;
  readonly nib: string | null;
  /** As it may be shown: a person's number is masked. */
  readonly npwp: string | null;
  readonly sector: string | null;
  readonly workersStated: number | null;
  readonly businessType: string | null;
  readonly riskClass: number | null;
  readonly riskClassReason: string;
  readonly scale: Scale | null;
  /** Without land and buildings. */
  readonly capitalIdr: string | null;
  /** A year. */
  readonly salesIdr: string | null;
  readonly dutyStartedOn: string | null;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly sectors: readonly string[];
  readonly contractorsDuty: boolean;
  readonly groupType: GroupType | null;
  /** Areas that a customary village spans. */
  readonly coveredAreas: readonly string[];
}

export type FactName = keyof OrganisationFacts;

/** An organisation of which nothing but its name and place is said. */
export const noFacts = {
  tradeName: '',
  address: '',
  npp: null,
  nib: null,
  npwp: null,
  sector: null,
  workersStated: null,
  businessType: null,
  riskClass: null,
  riskClassReason: '',
  scale: null,
  capitalIdr: null,
  salesIdr: null,
  dutyStartedOn: null,
  contactName: '',
  contactEmail: '',
  sectors: [],
  contractorsDuty: false,
  groupType: null,
  coveredAreas: [],
} as const satisfies Omit<OrganisationFacts, 'name' | 'areaCode'>;

/** One value that changed, as text; null: there was none. */
export interface FactChange {
  readonly field: string;
  readonly was: string | null;
  readonly is: string | null;
}

/** What differs between two states, in the order of the facts; lists are joined by commas. */
export function changesBetween(before: OrganisationFacts, after: OrganisationFacts): FactChange[] {
  return factNames.flatMap((field) => {
    const [was, is] = [textOfFact(before[field]), textOfFact(after[field])];
    return was === is ? [] : [{ field, was, is }];
  });
}

/** The first field that holds something although its kind is not asked for it, or null. */
export function fieldNotOfKind(kind: OrganisationKind, facts: OrganisationFacts): FactName | null {
  for (const set of setNames)
    if (!asksFor(kind, set)) {
      const stray = fieldSets[set].find((field) => textOfFact(facts[field]) !== null);
      if (stray) return stray;
    }
  return null;
}

const setNames = [
  'employment',
  'enterprise',
  'sectors',
  'group',
  'customary',
] as const satisfies readonly FieldSet[];

const factNames = [
  'name',
  'tradeName',
  'areaCode',
  'address',
  'npp',
  'nib',
  'npwp',
  'sector',
  'workersStated',
  'businessType',
  'riskClass',
  'riskClassReason',
  'scale',
  'capitalIdr',
  'salesIdr',
  'dutyStartedOn',
  'contactName',
  'contactEmail',
  'sectors',
  'contractorsDuty',
  'groupType',
  'coveredAreas',
] as const satisfies readonly FactName[];

function textOfFact(value: OrganisationFacts[FactName]): string | null {
  if (value === null || value === '' || value === false) return null;
  if (typeof value === 'object') return value.length === 0 ? null : value.join(', ');
  return String(value);
}
