import type { z } from 'zod';
import type { businessTypeSchema, organisationDetailSchema } from '#modules/registry/api/index.ts';
import {
  asksFor,
  type FactName,
  type GroupType,
  groupTypes,
  type OrganisationKind,
  type Scale,
  scales,
} from '#modules/registry/core/index.ts';
import type { NamedArea } from '#platform/web/visitor.ts';

export type OrganisationDetail = z.infer<typeof organisationDetailSchema>;
export type BusinessType = z.infer<typeof businessTypeSchema>;

/** An organisation as it stands in a form: what is typed is text, an empty field says nothing. */
export interface OrganisationDraft {
  readonly name: string;
  readonly tradeName: string;
  readonly areaCode: NamedArea | null;
  readonly address: string;
  readonly npp: string;
  readonly nib: string;
  readonly npwp: string;
  readonly sector: string;
  readonly workersStated: string;
  readonly businessType: BusinessType | null;
  readonly riskClass: string;
  readonly riskClassReason: string;
  readonly scale: '' | Scale;
  readonly capitalIdr: string;
  readonly salesIdr: string;
  readonly dutyStartedOn: string;
  readonly contactName: string;
  readonly contactEmail: string;
  /** One a line. */
  readonly sectors: string;
  readonly contractorsDuty: boolean;
  readonly groupType: '' | GroupType;
  readonly coveredAreas: readonly NamedArea[];
}

export const emptyDraft: OrganisationDraft = {
  name: '',
  tradeName: '',
  areaCode: null,
  address: '',
  npp: '',
  nib: '',
  npwp: '',
  sector: '',
  workersStated: '',
  businessType: null,
  riskClass: '',
  riskClassReason: '',
  scale: '',
  capitalIdr: '',
  salesIdr: '',
  dutyStartedOn: '',
  contactName: '',
  contactEmail: '',
  sectors: '',
  contractorsDuty: false,
  groupType: '',
  coveredAreas: [],
};

/** A registered organisation as a form begins with it; a person's tax number stands masked. */
export function draftOf(organisation: OrganisationDetail): OrganisationDraft {
  return {
    name: organisation.name,
    tradeName: organisation.tradeName,
    areaCode: organisation.area,
    address: organisation.address,
    npp: organisation.npp ?? '',
    nib: organisation.nib ?? '',
    npwp: organisation.npwp ?? '',
    sector: organisation.sector ?? '',
    workersStated: organisation.workersStated === null ? '' : String(organisation.workersStated),
    businessType: organisation.businessType,
    riskClass: organisation.riskClass === null ? '' : String(organisation.riskClass),
    riskClassReason: organisation.riskClassReason,
    scale: scales.find((one) => one === organisation.scale) ?? '',
    capitalIdr: organisation.capitalIdr ?? '',
    salesIdr: organisation.salesIdr ?? '',
    dutyStartedOn: organisation.dutyStartedOn ?? '',
    contactName: organisation.contactName,
    contactEmail: organisation.contactEmail,
    sectors: organisation.sectors.join('\n'),
    contractorsDuty: organisation.contractorsDuty,
    groupType: groupTypes.find((one) => one === organisation.groupType) ?? '',
    coveredAreas: organisation.coveredAreas,
  };
}

/** What a draft says of its kind, as the contract takes it; the place apart, which must be there first. */
export function saidFacts(kind: OrganisationKind, draft: OrganisationDraft) {
  return {
    name: draft.name.trim(),
    tradeName: draft.tradeName.trim(),
    address: draft.address.trim(),
    npp: orNull(draft.npp.toUpperCase()),
    nib: orNull(draft.nib),
    npwp: orNull(draft.npwp),
    sector: orNull(draft.sector),
    workersStated: numberOrNull(draft.workersStated),
    contactName: draft.contactName.trim(),
    contactEmail: draft.contactEmail.trim(),
    ...(asksFor(kind, 'employment')
      ? {
          businessType: draft.businessType?.code ?? null,
          riskClass: numberOrNull(draft.riskClass),
          riskClassReason: draft.riskClassReason.trim(),
          dutyStartedOn: orNull(draft.dutyStartedOn),
        }
      : {}),
    ...(asksFor(kind, 'enterprise')
      ? {
          scale: draft.scale === '' ? null : draft.scale,
          capitalIdr: orNull(draft.capitalIdr),
          salesIdr: orNull(draft.salesIdr),
        }
      : {}),
    ...(asksFor(kind, 'sectors')
      ? { sectors: linesOf(draft.sectors), contractorsDuty: draft.contractorsDuty }
      : {}),
    ...(asksFor(kind, 'group') ? { groupType: draft.groupType === '' ? null : draft.groupType } : {}),
    ...(asksFor(kind, 'customary') ? { coveredAreas: draft.coveredAreas.map(({ code }) => code) } : {}),
  };
}

/** A masked tax number, and a scale that amounts told, are not said again unless someone changed them. */
export function changedFacts(
  kind: OrganisationKind,
  { before, draft }: { readonly before: OrganisationDraft; readonly draft: OrganisationDraft },
) {
  const { npwp, ...facts } = saidFacts(kind, draft);
  const { scale, ...others } = facts;
  return {
    ...others,
    ...(draft.npwp === before.npwp ? {} : { npwp }),
    ...(draft.scale === before.scale || scale === undefined ? {} : { scale }),
    ...(draft.areaCode ? { areaCode: draft.areaCode.code } : {}),
  };
}

/** What a field of a draft says, as one text to compare and to show; empty: nothing. */
export function saidText(draft: OrganisationDraft, field: FactName): string {
  const value = draft[field];
  if (value === null || value === false) return '';
  if (value === true) return 'true';
  if (typeof value === 'string') return field === 'sectors' ? linesOf(value).join(', ') : value.trim();
  if ('pathName' in value) return value.pathName || value.name;
  return 'code' in value ? value.code : value.map(({ code }) => code).join(', ');
}

/** What was typed, on top of what someone else saved meanwhile; `clashes`: fields that both of them changed. */
export function rebased({ before, theirs, mine }: Versions): {
  readonly draft: OrganisationDraft;
  readonly clashes: readonly FactName[];
} {
  const typed = factNames.filter((field) => saidText(mine, field) !== saidText(before, field));
  const clashes = typed.filter(
    (field) =>
      saidText(theirs, field) !== saidText(before, field) &&
      saidText(theirs, field) !== saidText(mine, field),
  );
  const kept = Object.fromEntries(typed.map((field) => [field, mine[field]]));
  return { draft: { ...theirs, ...kept }, clashes };
}

export interface Versions {
  /** What the form began with. */
  readonly before: OrganisationDraft;
  readonly theirs: OrganisationDraft;
  readonly mine: OrganisationDraft;
}

const factNames: readonly FactName[] = [
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
];

/** The lines that hold something. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

function numberOrNull(text: string): number | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : Number(trimmed);
}
